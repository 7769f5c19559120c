package io.oauthedge.demo.api.type;

import static io.oauthedge.demo.api.type.PodDefaults.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.atomic.AtomicInteger;

/** The defaults of a Service, and its cluster address: loopback, as the whole cluster is. */
final class ServiceDefaults {
  private final AtomicInteger allocated = new AtomicInteger();

  void fill(ObjectNode service) {
    ObjectNode spec = service.withObjectProperty("spec");
    text(spec, "type", "ClusterIP");
    text(spec, "sessionAffinity", "None");
    for (JsonNode item : spec.path("ports")) {
      var port = (ObjectNode) item;
      text(port, "protocol", "TCP");
      if (!port.hasNonNull("targetPort")) {
        port.set("targetPort", port.path("port"));
      }
    }
    if (spec.path("type").asText().equals("ExternalName")) {
      return;
    }
    text(spec, "internalTrafficPolicy", "Cluster");
    text(spec, "ipFamilyPolicy", "SingleStack");
    if (!spec.has("ipFamilies")) {
      spec.putArray("ipFamilies").add("IPv4");
    }
    if (!spec.hasNonNull("clusterIP")) {
      spec.put("clusterIP", address(allocated.incrementAndGet()));
    }
    if (!spec.has("clusterIPs")) {
      spec.putArray("clusterIPs").add(spec.path("clusterIP").asText());
    }
    if (spec.path("type").asText().equals("LoadBalancer")) {
      text(spec, "externalTrafficPolicy", "Cluster");
      if (!spec.has("allocateLoadBalancerNodePorts")) {
        spec.put("allocateLoadBalancerNodePorts", true);
      }
    }
    service.withObjectProperty("status").withObjectProperty("loadBalancer");
  }

  private static String address(int n) {
    return "127.96." + n / 250 + "." + (n % 250 + 1);
  }
}
