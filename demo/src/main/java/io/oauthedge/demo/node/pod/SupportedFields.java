package io.oauthedge.demo.node.pod;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The fields of a pod that this node knows. A pod with any other is not run. */
final class SupportedFields {
  /** Done as on any node. */
  private static final Set<String> HONOURED =
      Set.of(
          "nodeName",
          "restartPolicy",
          "terminationGracePeriodSeconds",
          "containers.name",
          "containers.image",
          "containers.command",
          "containers.args",
          "containers.env.name",
          "containers.env.value",
          "containers.env.valueFrom.fieldRef.apiVersion",
          "containers.env.valueFrom.fieldRef.fieldPath",
          "containers.ports.name",
          "containers.ports.containerPort",
          "containers.ports.protocol",
          "containers.volumeMounts.name",
          "containers.volumeMounts.mountPath",
          "volumes.name",
          "volumes.configMap.name",
          "volumes.configMap.optional",
          "volumes.configMap.defaultMode",
          "volumes.configMap.items.key",
          "volumes.configMap.items.path",
          "volumes.secret.secretName",
          "volumes.secret.optional",
          "volumes.secret.defaultMode",
          "volumes.secret.items.key",
          "volumes.secret.items.path",
          "volumes.emptyDir");

  private static final Set<String> PROBES =
      Set.of("containers.startupProbe", "containers.livenessProbe", "containers.readinessProbe");

  private static final Set<String> PROBE =
      Set.of(
          "httpGet.path",
          "httpGet.port",
          "httpGet.scheme",
          "initialDelaySeconds",
          "periodSeconds",
          "timeoutSeconds",
          "failureThreshold",
          "successThreshold");

  /**
   * Known, and without effect on one machine without namespaces and cgroups.
   *
   * <p>Where a pod may run: there is one node. Who it runs as and what it may do: it is a process
   * of whoever started the node. What it may use: everything. Images: there is one program. Names
   * and tokens: there is no DNS and no API access for pods.
   */
  private static final Set<String> WITHOUT_EFFECT =
      Set.of(
          "affinity",
          "tolerations",
          "topologySpreadConstraints",
          "schedulerName",
          "priorityClassName",
          "securityContext.runAsNonRoot",
          "securityContext.runAsUser",
          "securityContext.runAsGroup",
          "securityContext.fsGroup",
          "securityContext.seccompProfile.type",
          "containers.securityContext.runAsNonRoot",
          "containers.securityContext.allowPrivilegeEscalation",
          "containers.securityContext.readOnlyRootFilesystem",
          "containers.securityContext.capabilities.drop",
          "containers.resources.requests",
          "containers.resources.limits",
          "containers.imagePullPolicy",
          "containers.terminationMessagePath",
          "containers.terminationMessagePolicy",
          "containers.volumeMounts.readOnly",
          "imagePullSecrets",
          "volumes.emptyDir.sizeLimit",
          "dnsPolicy",
          "enableServiceLinks",
          "serviceAccountName",
          "serviceAccount");

  private SupportedFields() {}

  /** What this node cannot do for a pod; empty when it can run it. */
  static List<String> problems(PodSpec spec) {
    var problems = new ArrayList<String>();
    JsonNode json = Serialization.unmarshal(Serialization.asJson(spec), JsonNode.class);
    visit(json, "", problems);
    if (spec.getContainers().size() != 1) {
      problems.add("spec.containers: this node runs pods of one container");
    }
    only(json, "/restartPolicy", "Always", problems);
    only(json, "/automountServiceAccountToken", "false", problems);
    for (String probe : PROBES) {
      only(
          json,
          probe.replace("containers.", "/containers/0/") + "/httpGet/scheme",
          "HTTP",
          problems);
    }
    return List.copyOf(problems);
  }

  private static void visit(JsonNode value, String path, List<String> problems) {
    if (value.isNull() || isKnown(path)) {
      return;
    }
    if (value.isObject()) {
      value
          .properties()
          .forEach(
              field ->
                  visit(
                      field.getValue(),
                      path.isEmpty() ? field.getKey() : path + "." + field.getKey(),
                      problems));
    } else if (value.isArray()) {
      value.forEach(item -> visit(item, path, problems));
    } else if (!path.equals("automountServiceAccountToken")) {
      problems.add("spec." + path + ": this node does not know the field");
    }
  }

  private static boolean isKnown(String path) {
    boolean leaf = HONOURED.contains(path) && !path.equals("volumes.emptyDir");
    boolean probe =
        PROBES.stream()
            .anyMatch(p -> path.startsWith(p) && PROBE.contains(path.replaceFirst(p + "\\.", "")));
    return leaf || probe || WITHOUT_EFFECT.contains(path);
  }

  private static void only(JsonNode spec, String path, String value, List<String> problems) {
    JsonNode given = spec.at(path);
    if (!given.isMissingNode() && !given.isNull() && !given.asText().equals(value)) {
      problems.add("spec" + path.replace('/', '.') + ": this node knows only " + value);
    }
  }
}
