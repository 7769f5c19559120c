package io.oauthedge.crds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.crdv2.generator.CRDGenerator;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.oauthedge.crds.v1alpha1.OAuthEdge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes the CRD from the records, with the finishing that Fabric8's generator cannot do. */
final class CrdSource {
  /** The committed CRD, at the folder's top so that kubectl apply -f crds/ works. */
  static final Path COMMITTED = Path.of("oauthedges.oauthedge.io-v1.yml");

  private CrdSource() {}

  static ObjectNode generate(Path workDirectory) throws IOException {
    new CRDGenerator()
        .customResourceClasses(OAuthEdge.class)
        .forCRDVersions("v1")
        .inOutputDir(workDirectory.toFile())
        .detailedGenerate();
    try (var files = Files.list(workDirectory)) {
      Path generated =
          files.filter(f -> f.toString().endsWith("-v1.yml")).findFirst().orElseThrow();
      return CrdFinish.apply((ObjectNode) parse(Files.readString(generated)));
    }
  }

  static JsonNode parse(String yaml) {
    return Serialization.unmarshal(yaml, JsonNode.class);
  }

  static String print(JsonNode crd) {
    return "# Generated from the records in io.oauthedge.crds by make crds; do not edit.\n"
        + Serialization.asYaml(crd);
  }
}
