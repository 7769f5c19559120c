package io.oauthedge.demo.stage;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSliceBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The objects that an edge's owner has in the cluster before the edge: the sample names them. */
public final class Neighbours {
  /** The label by which an EndpointSlice belongs to its Service. */
  static final String SERVICE_NAME = "kubernetes.io/service-name";

  private static final String PORT = "http";

  private final Quickstart sample;
  private final World world;

  public Neighbours(Quickstart sample, World world) {
    this.sample = sample;
    this.world = world;
  }

  /** Namespace first. */
  public List<HasMetadata> objects() {
    return List.of(
        new NamespaceBuilder().withNewMetadata().withName(sample.namespace()).endMetadata().build(),
        secret(
            sample.tlsSecret(),
            "kubernetes.io/tls",
            Map.of(
                "tls.crt", world.certificate().certificatePem(),
                "tls.key", world.certificate().keyPem())),
        secret(
            sample.tokenEndpoint().clientSecretName(),
            "Opaque",
            Map.of(
                "client-id", world.probe().id(),
                "client-secret", world.probe().secret())),
        service(),
        endpoints());
  }

  private Secret secret(String name, String type, Map<String, String> content) {
    var data = new TreeMap<String, String>();
    content.forEach(
        (key, value) ->
            data.put(
                key, Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8))));
    return new SecretBuilder()
        .withNewMetadata()
        .withNamespace(sample.namespace())
        .withName(name)
        .endMetadata()
        .withType(type)
        .withData(data)
        .build();
  }

  private Service service() {
    return new ServiceBuilder()
        .withNewMetadata()
        .withNamespace(sample.namespace())
        .withName(sample.upstream().name())
        .endMetadata()
        .withNewSpec()
        .addNewPort()
        .withName(PORT)
        .withProtocol("TCP")
        .withPort(sample.upstream().port())
        .endPort()
        .endSpec()
        .build();
  }

  /** By hand, as the Service selects no pods: the application runs beside the cluster. */
  private EndpointSlice endpoints() {
    return new EndpointSliceBuilder()
        .withNewMetadata()
        .withNamespace(sample.namespace())
        .withName(sample.upstream().name() + "-1")
        .addToLabels(SERVICE_NAME, sample.upstream().name())
        .endMetadata()
        .withAddressType("IPv4")
        .addNewPort()
        .withName(PORT)
        .withProtocol("TCP")
        .withPort(world.upstream().port())
        .endPort()
        .addNewEndpoint()
        .withAddresses(world.upstream().address())
        .withNewConditions()
        .withReady(true)
        .withServing(true)
        .withTerminating(false)
        .endConditions()
        .endEndpoint()
        .build();
  }
}
