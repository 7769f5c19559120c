package io.oauthedge.demo;

import io.oauthedge.demo.stage.ControlEndpoint;
import io.oauthedge.demo.stage.Quickstart;
import io.oauthedge.demo.stage.World;
import io.oauthedge.demo.story.Story;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Commands to copy and paste, against the demo that is still up. */
final class WhatToTry {
  private WhatToTry() {}

  static void print(Story story, Quickstart sample, World world, Cluster cluster, Path folder)
      throws IOException {
    Path authority =
        Files.writeString(folder.resolve("ca.crt"), world.certificate().certificatePem());
    String control = "localhost:" + ControlEndpoint.PORT;
    story.chapter("Try it yourself; Ctrl-C ends everything");
    """
    # a request through the load balancer, with a token of any kind
    alias ask='curl -s --cacert %1$s --resolve %2$s:%3$d:127.0.0.1'
    ask https://%2$s:%3$d/orders/1 -H "Authorization: Bearer $(curl -s %4$s/token)"
    ask https://%2$s:%3$d/orders/1 -H "Authorization: Bearer $(curl -s '%4$s/token?lifetime=-60')"
    ask https://%2$s:%3$d/reports -H "Authorization: Bearer $(curl -s '%4$s/token?scope=reports:read')"

    # twenty refreshes of one token at once, as one client: one is redeemed, and all get its answer
    session=$(curl -s -X POST %4$s/sessions)
    for tab in $(seq 20); do ask -u %10$s:%11$s -d grant_type=refresh_token -d refresh_token=$session https://%2$s:%3$d%12$s & done; wait

    # let the load balancer lose headers (NONE ends it); break the authorization server; rotate keys
    curl -X PUT %4$s/faults/DROP_UNLISTED
    curl -X PUT %4$s/outages/TOKEN_ENDPOINT
    curl -X POST %4$s/keys

    # look at the resource as in any cluster
    export KUBECONFIG=%5$s
    kubectl get oauthedges -A -o wide
    kubectl -n %6$s get oauthedge %7$s -o yaml
    kubectl -n %6$s edit oauthedge %7$s

    # ask the header canary for a round at once, instead of within a minute
    kubectl -n %6$s annotate oauthedge %7$s oauthedge.io/canary-now="$(date)" --overwrite

    # renew the certificate while you ask: what is served, what the status says, and a key that does not fit
    openssl req -x509 -newkey rsa:2048 -nodes -subj /CN=%2$s -addext subjectAltName=DNS:%2$s \\
      -days 90 -keyout new.key -out new.crt
    kubectl -n %6$s create secret tls %9$s --cert=new.crt --key=new.key --dry-run=client -o yaml | kubectl apply -f -
    kubectl -n %6$s get oauthedge %7$s -o jsonpath='{.status.tls}'
    kubectl -n %6$s get events --field-selector regarding.name=%7$s

    # keep each session at one endpoint by a sealed cookie (see Set-Cookie); how many endpoints the pods see
    kubectl -n %6$s patch oauthedge %7$s --type json -p '[{"op":"add","path":"/spec/upstreams/0/sessionAffinity","value":{"type":"Cookie"}}]'
    ask -i https://%2$s:%3$d/about
    kubectl -n %6$s get oauthedge %7$s -o jsonpath='{.status.upstreams}'

    # logs of the operator and the pods
    ls %8$s
    """
        .formatted(
            authority,
            sample.host(),
            world.loadBalancer().port(),
            control,
            cluster.kubeconfig(),
            sample.namespace(),
            sample.name(),
            folder,
            sample.tlsSecret(),
            world.app().id(),
            world.app().secret(),
            world.authorizationServer().tokenEndpoint().getPath())
        .lines()
        .forEach(story::line);
  }
}
