package io.oauthedge.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The images that the build makes are the ones that the installation names, however they are made.
 */
class ImagesTest {
  private static final String PARENT = read(Path.of("..", "pom.xml"));
  private static final String DOCKERFILE = read(Path.of("images", "Dockerfile"));

  @Test
  void theInstallationNamesTheImagesThatTheBuildMakes() {
    String tag = all(PARENT, "<oauthedge.imageTag>(.+)</oauthedge.imageTag>").getFirst();
    Container operator =
        Serialization.unmarshal(read(Path.of("base", "deployment.yaml")), Deployment.class)
            .getSpec()
            .getTemplate()
            .getSpec()
            .getContainers()
            .getFirst();

    assertThat(operator.getImage()).isEqualTo("oauthedge-operator:" + tag);
    assertThat(operator.getEnv())
        .filteredOn(variable -> variable.getName().equals("OAUTHEDGE_IMAGE"))
        .extracting(EnvVar::getValue)
        .containsExactly("oauthedge-dataplane:" + tag);
  }

  @ParameterizedTest
  @ValueSource(strings = {"operator", "dataplane"})
  void bothWaysStartTheSameProgramWithTheSameFlags(String module) {
    String pom = read(Path.of("..", module, "pom.xml"));
    int stage = DOCKERFILE.indexOf("FROM runtime AS " + module);
    String entrypoint = DOCKERFILE.substring(stage, DOCKERFILE.indexOf(']', stage));

    List<String> words = all(entrypoint, "\"([^\"]+)\"");

    assertThat(words.subList(1, words.indexOf("-cp")))
        .containsAll(all(PARENT, "<jvmFlag>(.+)</jvmFlag>"))
        .containsAll(all(pom, "<jvmFlag>(.+)</jvmFlag>"))
        .hasSize(all(PARENT + pom, "<jvmFlag>").size());
    assertThat(words.getLast()).isEqualTo(all(pom, "<mainClass>(.+)</mainClass>").getFirst());
  }

  @Test
  void nobodyIsRoot() {
    assertThat(all(PARENT, "<user>(.+)</user>")).containsExactly("65532:65532");
    assertThat(all(DOCKERFILE, "USER (.+)")).containsExactly("65532:65532");
  }

  private static List<String> all(String text, String pattern) {
    return Pattern.compile(pattern).matcher(text).results().map(ImagesTest::lastGroup).toList();
  }

  private static String lastGroup(MatchResult match) {
    return match.group(match.groupCount());
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
