package io.oauthedge.operator.golden;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.oauthedge.contract.ContractCodec;
import io.oauthedge.contract.config.EdgeConfig;
import io.oauthedge.contract.config.EndpointSnapshot;
import io.oauthedge.crds.v1alpha1.OAuthEdge;
import io.oauthedge.operator.identity.DigestKey;
import io.oauthedge.operator.plan.EdgePlan;
import io.oauthedge.operator.plan.EdgePlanner;
import io.oauthedge.operator.plan.PlanSettings;
import io.oauthedge.operator.render.EdgeConfigMap;
import io.oauthedge.operator.render.EdgeDeployment;
import io.oauthedge.operator.render.EdgeDisruptionBudget;
import io.oauthedge.operator.render.EdgeIngress;
import io.oauthedge.operator.render.EdgeNetworkPolicy;
import io.oauthedge.operator.render.EdgeService;
import io.oauthedge.operator.render.EdgeServiceAccount;
import io.oauthedge.operator.resolve.ReferenceResolver;
import io.oauthedge.operator.resolve.References;
import io.oauthedge.operator.validate.Problem;
import io.oauthedge.operator.validate.SpecRules;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One edge with the objects that it refers to, taken through resolve, validate, plan, render. */
final class Story {
  private static final PlanSettings SETTINGS =
      new PlanSettings("registry.example.com/oauthedge-dataplane:1.0.0", "oauthedge-system");
  private static final KubernetesSerialization YAML = new KubernetesSerialization();
  private static final DigestKey KEY = new DigestKey(new byte[32]);

  private final OAuthEdge edge;
  private final StoryCluster cluster;

  private Story(OAuthEdge edge, StoryCluster cluster) {
    this.edge = edge;
    this.cluster = cluster;
  }

  static Story read(Path folder) throws IOException {
    OAuthEdge edge;
    try (InputStream yaml = Files.newInputStream(folder.resolve("in-edge.yaml"))) {
      edge = YAML.unmarshal(yaml, OAuthEdge.class);
    }
    edge.getMetadata().setUid("00000000-0000-0000-0000-000000000001");
    edge.getMetadata().setGeneration(1L);
    var objects = new ArrayList<HasMetadata>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file :
          files
              .filter(f -> f.getFileName().toString().startsWith("in-"))
              .filter(f -> !f.endsWith("in-edge.yaml"))
              .sorted()
              .toList()) {
        HasMetadata object = unmarshal(file);
        objects.add(object instanceof Secret secret ? withCertificate(secret, edge) : object);
      }
    }
    return new Story(edge, new StoryCluster(objects));
  }

  private static HasMetadata unmarshal(Path file) throws IOException {
    try (InputStream yaml = Files.newInputStream(file)) {
      return YAML.unmarshal(yaml);
    }
  }

  /** The {@code out-*} files by name: problems, and all objects when none of them blocks. */
  Map<String, String> outcome() {
    References references =
        new ReferenceResolver(cluster, () -> FixedCertificates.NOW).resolve(edge);
    List<Problem> problems = SpecRules.problems(edge.getSpec(), references);
    var files = new TreeMap<String, String>();
    if (!problems.isEmpty()) {
      files.put(
          "out-problems.txt",
          problems.stream()
              .map(problem -> problem.kind() + " " + problem.text() + "\n")
              .collect(Collectors.joining()));
    }
    if (problems.stream().noneMatch(Problem::isBlocking)) {
      files.putAll(objects(new EdgePlanner(SETTINGS).plan(edge, references, KEY)));
    }
    return files;
  }

  List<String> unusedInputs() {
    return cluster.neverAskedFor();
  }

  private static Map<String, String> objects(EdgePlan plan) {
    var files = new TreeMap<>(always(plan));
    if (EdgeIngress.isWanted(plan)) {
      files.put("out-ingress.yaml", yaml(EdgeIngress.render(plan)));
    }
    return files;
  }

  private static Map<String, String> always(EdgePlan plan) {
    return Map.of(
        "out-deployment.yaml",
        yaml(EdgeDeployment.render(plan)),
        "out-service.yaml",
        yaml(EdgeService.render(plan)),
        "out-service-account.yaml",
        yaml(EdgeServiceAccount.render(plan)),
        "out-disruption-budget.yaml",
        yaml(EdgeDisruptionBudget.render(plan)),
        "out-network-policy.yaml",
        yaml(EdgeNetworkPolicy.render(plan)),
        "out-config-map.yaml",
        yaml(readable(EdgeConfigMap.render(plan))),
        "out-endpoints.json",
        indented(ContractCodec.writeText(EndpointSnapshot.of(1, plan.endpoints()))));
  }

  /** As a pod reads it, else the story fails; laid out for a reviewer. */
  private static ConfigMap readable(ConfigMap rendered) {
    String json = rendered.getData().getOrDefault("edge.json", "");
    ContractCodec.read(json.getBytes(StandardCharsets.UTF_8), EdgeConfig.class);
    return rendered.edit().withData(Map.of("edge.json", indented(json))).build();
  }

  private static String indented(String json) {
    try {
      var mapper = new ObjectMapper();
      return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(mapper.readTree(json))
          + "\n";
    } catch (JsonProcessingException e) {
      throw new AssertionError("not JSON", e);
    }
  }

  private static String yaml(HasMetadata object) {
    return YAML.asYaml(object);
  }

  /** A TLS Secret without data gets a certificate for the hosts of the edge. */
  private static Secret withCertificate(Secret secret, OAuthEdge edge) {
    if (!"kubernetes.io/tls".equals(secret.getType()) || !secret.getData().isEmpty()) {
      return secret;
    }
    List<String> hosts =
        Stream.concat(Stream.of(edge.getSpec().host()), edge.getSpec().additionalHosts().stream())
            .toList();
    return secret.edit().withData(FixedCertificates.tls(hosts, FixedCertificates.NOW)).build();
  }
}
