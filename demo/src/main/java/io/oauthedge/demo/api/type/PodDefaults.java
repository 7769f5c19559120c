package io.oauthedge.demo.api.type;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The defaults of a pod's spec, as Kubernetes' pkg/apis/core/v1/defaults.go fills them in. */
final class PodDefaults {
  /** File mode of mounted entries: 0644 as JSON writes it. */
  private static final int MODE = 420;

  private PodDefaults() {}

  static void fill(ObjectNode spec) {
    text(spec, "restartPolicy", "Always");
    text(spec, "dnsPolicy", "ClusterFirst");
    text(spec, "schedulerName", "default-scheduler");
    number(spec, "terminationGracePeriodSeconds", 30);
    if (!spec.has("securityContext")) {
      spec.putObject("securityContext");
    }
    for (String containers : List.of("initContainers", "containers")) {
      spec.path(containers).forEach(c -> container((ObjectNode) c));
    }
    spec.path("volumes").forEach(PodDefaults::volume);
  }

  private static void container(ObjectNode container) {
    text(container, "terminationMessagePath", "/dev/termination-log");
    text(container, "terminationMessagePolicy", "File");
    text(container, "imagePullPolicy", pullPolicy(container.path("image").asText()));
    container.path("ports").forEach(port -> text((ObjectNode) port, "protocol", "TCP"));
    for (JsonNode variable : container.path("env")) {
      if (variable.at("/valueFrom/fieldRef") instanceof ObjectNode reference) {
        text(reference, "apiVersion", "v1");
      }
    }
    for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
      if (container.get(probe) instanceof ObjectNode given) {
        probe(given);
      }
    }
    if (!container.has("resources")) {
      container.putObject("resources");
    }
  }

  private static String pullPolicy(String image) {
    String name = image.substring(image.lastIndexOf('/') + 1);
    return name.contains("@") || (name.contains(":") && !name.endsWith(":latest"))
        ? "IfNotPresent"
        : "Always";
  }

  private static void probe(ObjectNode probe) {
    number(probe, "timeoutSeconds", 1);
    number(probe, "periodSeconds", 10);
    number(probe, "successThreshold", 1);
    number(probe, "failureThreshold", 3);
    if (probe.get("httpGet") instanceof ObjectNode get) {
      text(get, "path", "/");
      text(get, "scheme", "HTTP");
    }
  }

  private static void volume(JsonNode volume) {
    for (String source : List.of("secret", "configMap", "projected", "downwardAPI")) {
      if (volume.get(source) instanceof ObjectNode given) {
        number(given, "defaultMode", MODE);
      }
    }
  }

  static void text(ObjectNode object, String field, String value) {
    if (!object.hasNonNull(field)) {
      object.put(field, value);
    }
  }

  static void number(ObjectNode object, String field, int value) {
    if (!object.hasNonNull(field)) {
      object.put(field, value);
    }
  }
}
