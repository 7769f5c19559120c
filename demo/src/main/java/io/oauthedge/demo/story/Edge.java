package io.oauthedge.demo.story;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.events.v1.Event;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.oauthedge.contract.ConnectionRefusal;
import io.oauthedge.contract.Reason;
import io.oauthedge.crds.v1alpha1.OAuthEdge;
import io.oauthedge.crds.v1alpha1.status.CertificateStatus;
import io.oauthedge.crds.v1alpha1.status.ConnectionTraffic;
import io.oauthedge.crds.v1alpha1.status.HeaderIntegrity;
import io.oauthedge.crds.v1alpha1.status.OAuthEdgeStatus;
import io.oauthedge.crds.v1alpha1.status.ReasonTraffic;
import io.oauthedge.crds.v1alpha1.status.Traffic;
import io.oauthedge.demo.stage.Quickstart;
import io.oauthedge.operator.canary.watch.CanarySubjects;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The sample's resource in the cluster, as a user looks at it. */
public final class Edge {
  private final KubernetesClient client;
  private final Quickstart sample;

  public Edge(KubernetesClient client, Quickstart sample) {
    this.client = client;
    this.sample = sample;
  }

  int replicas() {
    return sample.edge().getSpec().deployment().replicas();
  }

  boolean awaitReady(boolean wanted, Duration limit, Story story) {
    return awaitCondition("Ready", wanted ? "True" : "False", limit, story);
  }

  boolean awaitCondition(String type, String wanted, Duration limit, Story story) {
    return Patience.within(limit)
        .await(
            story,
            "condition " + type + " is " + wanted,
            () ->
                condition(type)
                    .map(c -> c.getStatus() + ", " + c.getReason() + ": " + c.getMessage())
                    .orElse("no condition"),
            seen -> seen.startsWith(wanted));
  }

  /** What a condition says, for a person. */
  String message(String type) {
    return condition(type).map(Condition::getMessage).orElse("");
  }

  /** When the served certificate that ends first ends. */
  String certificateEnd() {
    return status()
        .flatMap(status -> Optional.ofNullable(status.certificate()))
        .map(CertificateStatus::notAfter)
        .orElse("");
  }

  /** Puts another pair into the edge's Secret, as whoever renews certificates does. */
  void putCertificate(String certificatePem, String keyPem, Story story) {
    story.line(
        "$ kubectl create secret tls %s --cert=… --key=… --dry-run=client -o yaml | kubectl apply -f -"
            .formatted(sample.tlsSecret()));
    client
        .secrets()
        .inNamespace(sample.namespace())
        .withName(sample.tlsSecret())
        .edit(
            secret ->
                new SecretBuilder(secret)
                    .addToData("tls.crt", base64(certificatePem))
                    .addToData("tls.key", base64(keyPem))
                    .build());
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Waits for an Event, and shows it as kubectl does. */
  void awaitEvent(String reason, Duration limit, Story story) {
    if (Patience.within(limit)
        .await(story, "an Event " + reason, () -> events(reason).size(), count -> count > 0)) {
      story.line("$ kubectl get events -n " + sample.namespace());
      events(reason)
          .forEach(
              event ->
                  story.line(
                      "%-8s %-14s oauthedge/%s  %s"
                          .formatted(
                              event.getType(),
                              event.getReason(),
                              event.getRegarding().getName(),
                              event.getNote())));
    }
  }

  private List<Event> events(String reason) {
    return client.events().v1().events().inNamespace(sample.namespace()).list().getItems().stream()
        .filter(event -> reason.equals(event.getReason()))
        .toList();
  }

  /** Waits until status counts a connection that ended before a request. */
  void awaitRefusal(ConnectionRefusal reason, Duration limit, Story story) {
    Patience.within(limit)
        .await(
            story,
            "status counts it as " + reason,
            () ->
                traffic().stream()
                    .flatMap(traffic -> traffic.connectionsRefused().stream())
                    .map(ConnectionTraffic::reason)
                    .toList(),
            seen -> seen.contains(reason.name()));
  }

  /** Asks for a round of the canary now, as a user does. */
  void askCanary(Story story) {
    String now = Instant.now().toString();
    story.line(
        "$ kubectl annotate oauthedge %s %s=%s --overwrite"
            .formatted(sample.name(), CanarySubjects.CANARY_NOW, now));
    client
        .resources(OAuthEdge.class)
        .inNamespace(sample.namespace())
        .withName(sample.name())
        .patch(
            PatchContext.of(PatchType.JSON_MERGE),
            "{\"metadata\":{\"annotations\":{\"%s\":\"%s\"}}}"
                .formatted(CanarySubjects.CANARY_NOW, now));
  }

  /** What column HEADERS says. */
  String headerSummary() {
    return headerIntegrity().map(HeaderIntegrity::summary).orElse("");
  }

  /** Waits until the traffic in status is that which was sent. */
  void awaitTraffic(int admitted, Set<Reason> met, Duration limit, Story story) {
    var names = met.stream().map(Reason::name).collect(Collectors.toSet());
    Patience.within(limit)
        .await(
            story,
            "status counts %d admitted requests and %d reasons".formatted(admitted, met.size()),
            this::traffic,
            seen ->
                seen.filter(
                        traffic -> traffic.admitted() == admitted && reasons(traffic).equals(names))
                    .isPresent());
  }

  private static Set<String> reasons(Traffic traffic) {
    return traffic.byReason().stream().map(ReasonTraffic::reason).collect(Collectors.toSet());
  }

  /** What {@code kubectl get oauthedges} shows. */
  void printTable(Story story, boolean wide) {
    story.line("");
    story.line("$ kubectl get oauthedges -n " + sample.namespace() + (wide ? " -o wide" : ""));
    KubectlTable.of(table(), wide).lines().forEach(story::line);
  }

  /** Where the canary went, what the way carries, and what is lost on it. */
  void printHeaders(Story story) {
    story.line("");
    story.line("headerIntegrity:");
    headerIntegrity()
        .ifPresent(
            seen -> {
              story.line("  path     " + seen.path());
              seen.limits()
                  .forEach(
                      l ->
                          story.line(
                              "  limit    %s carries %d bytes of Authorization, %d of head; above it %s from %s"
                                  .formatted(
                                      l.protocol(),
                                      l.authorizationBytes(),
                                      l.headBytes(),
                                      l.above(),
                                      l.hop())));
              seen.findings()
                  .forEach(
                      f -> {
                        story.line(
                            "  finding  %s %s at %s: %s"
                                .formatted(f.header(), f.fate(), f.hop(), f.evidence()));
                        story.line("     fix   " + f.fix());
                      });
            });
    story.line("");
  }

  /** Conditions, and traffic by reason and hop. */
  void printStatus(Story story) {
    story.line("");
    story.line("conditions:");
    status().stream()
        .flatMap(status -> status.conditions().stream())
        .forEach(
            c ->
                story.line(
                    "  %-24s %-8s %-22s %s"
                        .formatted(c.getType(), c.getStatus(), c.getReason(), c.getMessage())));
    traffic()
        .ifPresent(
            traffic -> {
              story.line("");
              story.line("traffic of the last " + traffic.window() + ":");
              traffic
                  .byReason()
                  .forEach(
                      r -> story.line("  %5d  %-30s %s".formatted(r.count(), r.reason(), r.hop())));
              traffic
                  .headerFates()
                  .forEach(
                      f ->
                          story.line(
                              "  %5d  %-30s %s"
                                  .formatted(f.count(), f.header() + " " + f.fate(), f.hop())));
            });
  }

  private JsonObject table() {
    String path =
        "%s/apis/%s/namespaces/%s/%s"
            .formatted(
                client.getMasterUrl().toString().replaceAll("/$", ""),
                HasMetadata.getApiVersion(OAuthEdge.class),
                sample.namespace(),
                HasMetadata.getPlural(OAuthEdge.class));
    var request =
        client
            .getHttpClient()
            .newHttpRequestBuilder()
            .uri(path)
            .header("Accept", "application/json;as=Table;v=v1;g=meta.k8s.io")
            .build();
    return new JsonObject(client.getHttpClient().sendAsync(request, String.class).join().body());
  }

  private Optional<Traffic> traffic() {
    return status().flatMap(status -> Optional.ofNullable(status.traffic()));
  }

  private Optional<HeaderIntegrity> headerIntegrity() {
    return status().flatMap(status -> Optional.ofNullable(status.headerIntegrity()));
  }

  private Optional<Condition> condition(String type) {
    return status().stream()
        .flatMap(status -> status.conditions().stream())
        .filter(condition -> condition.getType().equals(type))
        .findFirst();
  }

  private Optional<OAuthEdgeStatus> status() {
    return Optional.ofNullable(
            client
                .resources(OAuthEdge.class)
                .inNamespace(sample.namespace())
                .withName(sample.name())
                .get())
        .flatMap(edge -> Optional.ofNullable(edge.getStatus()));
  }
}
