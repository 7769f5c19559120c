package io.oauthedge.demo.node.pod;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The environment of a pod's container. */
final class PodEnvironment {
  /** Where a process without a network namespace binds, and without a mount namespace looks. */
  private static final String BIND = "OAUTHEDGE_BIND";

  private static final String ROOT = "OAUTHEDGE_ROOT";

  private static final Pattern KEYED =
      Pattern.compile("metadata\\.(?<map>labels|annotations)\\['(?<key>[^']+)']");

  private PodEnvironment() {}

  static Map<String, String> of(Pod pod, String address, Path root) {
    var environment = new LinkedHashMap<String, String>();
    environment.put("PATH", System.getenv().getOrDefault("PATH", "/usr/bin:/bin"));
    environment.put("HOSTNAME", pod.getMetadata().getName());
    environment.put(BIND, address);
    environment.put(ROOT, root.toString());
    for (EnvVar variable : pod.getSpec().getContainers().getFirst().getEnv()) {
      environment.put(variable.getName(), value(variable, pod, address));
    }
    return environment;
  }

  private static String value(EnvVar variable, Pod pod, String address) {
    if (variable.getValueFrom() == null) {
      return variable.getValue() == null ? "" : variable.getValue();
    }
    String path = variable.getValueFrom().getFieldRef().getFieldPath();
    if (path.equals("status.podIP") || path.equals("status.hostIP")) {
      return address;
    }
    JsonNode json = Serialization.unmarshal(Serialization.asJson(pod), JsonNode.class);
    Matcher keyed = KEYED.matcher(path);
    return keyed.matches()
        ? json.path("metadata").path(keyed.group("map")).path(keyed.group("key")).asText()
        : json.at("/" + path.replace('.', '/')).asText();
  }
}
