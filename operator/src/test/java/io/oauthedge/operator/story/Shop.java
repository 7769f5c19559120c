package io.oauthedge.operator.story;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.events.v1.Event;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.oauthedge.crds.v1alpha1.OAuthEdge;
import io.oauthedge.operator.golden.FixedCertificates;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** A user's namespace, and what the user does in it. */
public final class Shop implements AutoCloseable {
  private static final String HOST = "orders.example.com";
  private static final PatchContext APPLY =
      new PatchContext.Builder()
          .withPatchType(PatchType.SERVER_SIDE_APPLY)
          .withFieldManager("user")
          .withForce(true)
          .build();

  private final KubernetesClient client;
  private final String namespace = "shop-" + UUID.randomUUID().toString().substring(0, 8);

  public Shop(KubernetesClient client) {
    this.client = client;
    client
        .resource(
            new NamespaceBuilder().withNewMetadata().withName(namespace).endMetadata().build())
        .create();
  }

  public String namespace() {
    return namespace;
  }

  /** Applies an edge by the name with the given further lines of its spec, as kubectl would. */
  public OAuthEdge apply(String edge, String... furtherSpec) {
    String yaml =
        """
        apiVersion: oauthedge.io/v1alpha1
        kind: OAuthEdge
        metadata: {name: %s, namespace: %s}
        spec:
          host: %s
          tls: {secretName: %s-tls}
          issuers:
            - {name: shop, issuer: "https://idp.example.com/realms/shop", audiences: [orders-api]}
          upstreams:
            - service: {name: %s, port: 8080}
        """
            .formatted(edge, namespace, HOST, edge, edge);
    var further = new StringBuilder();
    for (String line : furtherSpec) {
      further.append("  ").append(line).append('\n');
    }
    GenericKubernetesResource resource =
        new KubernetesSerialization().unmarshal(yaml + further, GenericKubernetesResource.class);
    client.resource(resource).patch(APPLY);
    return edge(edge);
  }

  /** A certificate for the edge's host. */
  public void createCertificate(String edge) {
    client
        .resource(
            new SecretBuilder()
                .withNewMetadata()
                .withName(edge + "-tls")
                .withNamespace(namespace)
                .endMetadata()
                .withType("kubernetes.io/tls")
                .withData(FixedCertificates.tls(List.of(HOST), Instant.now()))
                .build())
        .create();
  }

  /** Other content of the Secret that holds an edge's certificate. */
  public void replaceCertificate(String edge, Map<String, byte[]> entries) {
    Map<String, String> data =
        entries.entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey,
                    entry -> Base64.getEncoder().encodeToString(entry.getValue())));
    client
        .secrets()
        .inNamespace(namespace)
        .withName(edge + "-tls")
        .edit(present -> present.edit().withData(data).build());
  }

  /** The application's Service, with one port. */
  public void createService(String name, int port) {
    client.resource(service(name, port)).create();
  }

  /** Another port instead. */
  public void changePort(String name, int port) {
    client
        .services()
        .inNamespace(namespace)
        .withName(name)
        .edit(present -> present.edit().withSpec(service(name, port).getSpec()).build());
  }

  public OAuthEdge edge(String name) {
    return Optional.ofNullable(
            client.resources(OAuthEdge.class).inNamespace(namespace).withName(name).get())
        .orElseThrow(() -> new AssertionError("there is no edge " + name));
  }

  public void deleteEdge(String name) {
    client.resources(OAuthEdge.class).inNamespace(namespace).withName(name).delete();
  }

  public <T extends HasMetadata> Optional<T> find(Class<T> type, String name) {
    return Optional.ofNullable(client.resources(type).inNamespace(namespace).withName(name).get());
  }

  /** What the operator made for an edge. */
  public <T extends HasMetadata> List<T> owned(Class<T> type, String edge) {
    return client
        .resources(type)
        .inNamespace(namespace)
        .withLabels(
            Map.of(
                "app.kubernetes.io/instance",
                edge,
                "app.kubernetes.io/managed-by",
                "oauthedge-operator"))
        .list()
        .getItems();
  }

  public Secret secret(String name) {
    return find(Secret.class, name).orElseThrow(() -> new AssertionError("no Secret " + name));
  }

  /** A condition as "True Reason: message"; empty before the first. */
  public String condition(String edge, String type) {
    return Optional.ofNullable(edge(edge).getStatus()).stream()
        .flatMap(status -> status.conditions().stream())
        .filter(condition -> condition.getType().equals(type))
        .findFirst()
        .map(Shop::text)
        .orElse("");
  }

  /** The reasons of all Events about an edge, in no order. */
  public List<String> events(String edge) {
    return client.resources(Event.class).inNamespace(namespace).list().getItems().stream()
        .filter(event -> event.getRegarding().getName().equals(edge))
        .filter(event -> event.getRegarding().getUid().equals(edge(edge).getMetadata().getUid()))
        .map(Event::getReason)
        .toList();
  }

  @Override
  public void close() {
    client.namespaces().withName(namespace).delete();
  }

  private static String text(Condition condition) {
    return condition.getStatus() + " " + condition.getReason() + ": " + condition.getMessage();
  }

  private Service service(String name, int port) {
    return new ServiceBuilder()
        .withNewMetadata()
        .withName(name)
        .withNamespace(namespace)
        .endMetadata()
        .withNewSpec()
        .addNewPort()
        .withName("http")
        .withPort(port)
        .withProtocol("TCP")
        .endPort()
        .endSpec()
        .build();
  }
}
