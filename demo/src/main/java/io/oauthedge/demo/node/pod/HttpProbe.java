package io.oauthedge.demo.node.pod;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.Probe;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** One question to a container; any answer from 200 to 399 is a yes. */
record HttpProbe(HttpClient client, URI uri, Duration timeout) {
  static HttpProbe of(HttpClient client, Probe probe, Container container, String address) {
    var get = probe.getHttpGet();
    String name = get.getPort().getStrVal();
    int port =
        name == null
            ? get.getPort().getIntVal()
            : container.getPorts().stream()
                .filter(candidate -> name.equals(candidate.getName()))
                .mapToInt(ContainerPort::getContainerPort)
                .findFirst()
                .orElseThrow();
    return new HttpProbe(
        client,
        URI.create("http://" + address + ":" + port + get.getPath()),
        Duration.ofSeconds(probe.getTimeoutSeconds()));
  }

  /** Empty when it passed, or what went wrong. */
  Optional<String> ask() throws InterruptedException {
    var request =
        HttpRequest.newBuilder(uri)
            .timeout(timeout)
            .header("User-Agent", "kube-probe/1.33")
            .build();
    try {
      int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      return status >= 200 && status < 400
          ? Optional.empty()
          : Optional.of("HTTP probe failed with statuscode: " + status);
    } catch (IOException e) {
      return Optional.of("Get \"" + uri + "\": " + e);
    }
  }
}
