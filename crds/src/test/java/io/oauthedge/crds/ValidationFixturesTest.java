package io.oauthedge.crds;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oauthedge.crds.schema.CrdSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ValidationFixturesTest {
  private static final Path FIXTURES = Path.of("src/test/resources/validation");
  private static final CrdSchema SCHEMA = CrdSchema.ofOAuthEdge();

  static Stream<Path> valid() throws IOException {
    return fixtures("valid-");
  }

  static Stream<Path> invalid() throws IOException {
    return fixtures("invalid-");
  }

  @ParameterizedTest
  @MethodSource("valid")
  void aValidResourceIsAccepted(Path fixture) throws IOException {
    ObjectNode resource = read(fixture);

    List<String> violations = SCHEMA.violations(SCHEMA.withDefaults(resource));

    assertThat(violations).isEmpty();
    assertThat(SCHEMA.unknownFields(resource)).isEmpty();
  }

  /** The first line of the file says what the refusal must name. */
  @ParameterizedTest
  @MethodSource("invalid")
  void anInvalidResourceIsRefusedAndTheMessageNamesTheFieldOrTheFix(Path fixture)
      throws IOException {
    String expected = Files.readAllLines(fixture).getFirst().substring("# ".length());

    List<String> violations = SCHEMA.violations(SCHEMA.withDefaults(read(fixture)));

    assertThat(violations)
        .anySatisfy(
            violation ->
                assertThat("spec." + violation.replaceFirst("^spec\\.?", "")).contains(expected));
  }

  private static Stream<Path> fixtures(String prefix) throws IOException {
    try (var files = Files.walk(FIXTURES)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(prefix))
          .sorted()
          .toList()
          .stream();
    }
  }

  private static ObjectNode read(Path fixture) throws IOException {
    return (ObjectNode) CrdSource.parse(Files.readString(fixture));
  }
}
