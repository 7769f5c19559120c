package io.oauthedge.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.oauthedge.crds.schema.CrdSchema;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class YamlBlocksTest {
  private static final CrdSchema SCHEMA = CrdSchema.ofOAuthEdge();

  static Stream<Arguments> blocks() {
    return Page.all().stream()
        .flatMap(
            page ->
                page.blocks().stream()
                    .filter(block -> block.language().equals("yaml"))
                    .map(
                        block -> Arguments.of(page.path().getFileName().toString(), block.text())));
  }

  @ParameterizedTest(name = "{0} [{index}]")
  @MethodSource("blocks")
  void everyYamlBlockParsesAndEveryOAuthEdgeWouldBeAccepted(String page, String yaml) {
    var document = (ObjectNode) Serialization.unmarshal(yaml, JsonNode.class);

    assertThat(document.size()).as(page).isPositive();
    if (document.path("kind").asText().equals("OAuthEdge")) {
      List<String> violations = SCHEMA.violations(SCHEMA.withDefaults(document));
      assertThat(SCHEMA.unknownFields(document)).as(page).isEmpty();
      assertThat(violations).as(page).isEmpty();
    }
  }
}
