package io.oauthedge.demo.stage;

import io.fabric8.kubernetes.client.utils.Serialization;
import io.oauthedge.crds.v1alpha1.OAuthEdge;
import io.oauthedge.crds.v1alpha1.spec.ServiceReference;
import io.oauthedge.crds.v1alpha1.spec.TokenEndpoint;
import io.oauthedge.operator.plan.EdgeNames;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** The sample that is applied as it stands; the world is built to fit it. */
public record Quickstart(OAuthEdge edge) {
  public static Quickstart read(Path file) throws IOException {
    return new Quickstart(Serialization.unmarshal(Files.readString(file), OAuthEdge.class));
  }

  public String namespace() {
    return edge.getMetadata().getNamespace();
  }

  public String name() {
    return edge.getMetadata().getName();
  }

  /** The Service that the operator makes for the edge. */
  public String edgeService() {
    return EdgeNames.of(edge).workload();
  }

  public String host() {
    return edge.getSpec().host();
  }

  public URI issuer() {
    return URI.create(edge.getSpec().issuers().getFirst().issuer());
  }

  public String audience() {
    return edge.getSpec().issuers().getFirst().audiences().getFirst();
  }

  public String tlsSecret() {
    return Objects.requireNonNull(
        Objects.requireNonNull(edge.getSpec().tls(), "spec.tls").secretName(),
        "spec.tls.secretName");
  }

  public ServiceReference upstream() {
    return Objects.requireNonNull(
        edge.getSpec().upstreams().getFirst().service(), "spec.upstreams[0].service");
  }

  public TokenEndpoint tokenEndpoint() {
    return Objects.requireNonNull(
        Objects.requireNonNull(edge.getSpec().readiness(), "spec.readiness").tokenEndpoint(),
        "spec.readiness.tokenEndpoint");
  }
}
