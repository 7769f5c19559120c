package io.oauthedge.demo.api.type;

import static io.oauthedge.demo.api.type.PodDefaults.number;
import static io.oauthedge.demo.api.type.PodDefaults.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The defaults of the other built-in kinds, as far as controllers and pods read them. */
final class BuiltInDefaults {
  private BuiltInDefaults() {}

  static void none(ObjectNode object) {}

  static void namespace(ObjectNode namespace) {
    text(namespace.withObjectProperty("status"), "phase", "Active");
    ObjectNode labels = namespace.withObjectProperty("metadata").withObjectProperty("labels");
    text(labels, "kubernetes.io/metadata.name", namespace.at("/metadata/name").asText());
  }

  /** A definition is served as soon as it is kept. */
  static void definition(ObjectNode definition) {
    ObjectNode names = definition.withObjectProperty("spec").withObjectProperty("names");
    text(names, "listKind", names.path("kind").asText() + "List");
    ObjectNode status = definition.withObjectProperty("status");
    status.set("acceptedNames", names.deepCopy());
    if (!status.has("conditions")) {
      var conditions = status.putArray("conditions");
      conditions.addObject().put("type", "NamesAccepted").put("status", "True");
      conditions.addObject().put("type", "Established").put("status", "True");
    }
  }

  static void pod(ObjectNode pod) {
    PodDefaults.fill(pod.withObjectProperty("spec"));
    text(pod.withObjectProperty("status"), "phase", "Pending");
  }

  static void replicaSet(ObjectNode set) {
    ObjectNode spec = set.withObjectProperty("spec");
    number(spec, "replicas", 1);
    template(spec);
  }

  static void deployment(ObjectNode deployment) {
    ObjectNode spec = deployment.withObjectProperty("spec");
    number(spec, "replicas", 1);
    number(spec, "revisionHistoryLimit", 10);
    number(spec, "progressDeadlineSeconds", 600);
    ObjectNode strategy = spec.withObjectProperty("strategy");
    text(strategy, "type", "RollingUpdate");
    if (strategy.path("type").asText().equals("RollingUpdate")) {
      ObjectNode rolling = strategy.withObjectProperty("rollingUpdate");
      text(rolling, "maxSurge", "25%");
      text(rolling, "maxUnavailable", "25%");
    }
    template(spec);
  }

  static void secret(ObjectNode secret) {
    text(secret, "type", "Opaque");
    if (secret.get("stringData") instanceof ObjectNode plain) {
      ObjectNode data = secret.withObjectProperty("data");
      for (var entry : plain.properties()) {
        byte[] value = entry.getValue().asText().getBytes(StandardCharsets.UTF_8);
        data.put(entry.getKey(), Base64.getEncoder().encodeToString(value));
      }
      secret.remove("stringData");
    }
  }

  static void networkPolicy(ObjectNode policy) {
    ObjectNode spec = policy.withObjectProperty("spec");
    if (!spec.has("policyTypes")) {
      var types = spec.putArray("policyTypes").add("Ingress");
      if (spec.has("egress")) {
        types.add("Egress");
      }
    }
    for (String direction : new String[] {"ingress", "egress"}) {
      for (JsonNode rule : spec.path(direction)) {
        rule.path("ports").forEach(port -> text((ObjectNode) port, "protocol", "TCP"));
      }
    }
  }

  private static void template(ObjectNode spec) {
    PodDefaults.fill(spec.withObjectProperty("template").withObjectProperty("spec"));
  }
}
