package io.oauthedge.operator.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every folder of {@code src/test/resources/stories}: from {@code in-*} come exactly {@code out-*}.
 *
 * <p>{@code -Dstories.regenerate=true} writes the {@code out-*} files anew; read the difference
 * before committing it.
 */
class StoriesTest {
  private static final Path STORIES = Path.of("src/test/resources/stories");
  private static final boolean REGENERATE = Boolean.getBoolean("stories.regenerate");

  @TestFactory
  Stream<DynamicTest> everyStoryComesOutAsWritten() throws IOException {
    return list(STORIES).stream()
        .map(
            folder ->
                DynamicTest.dynamicTest(
                    folder.getFileName().toString(), folder.toUri(), () -> hold(folder)));
  }

  private static void hold(Path folder) throws IOException {
    Story story = Story.read(folder);
    Map<String, String> outcome = story.outcome();
    if (REGENERATE) {
      write(folder, outcome);
    }
    assertThat(written(folder)).isEqualTo(outcome);
    assertThat(story.unusedInputs()).as("objects that nothing refers to").isEmpty();
  }

  private static Map<String, String> written(Path folder) throws IOException {
    var files = new TreeMap<String, String>();
    for (Path file : list(folder)) {
      String name = file.getFileName().toString();
      if (!name.startsWith("in-")) {
        files.put(name, Files.readString(file));
      }
    }
    return files;
  }

  private static void write(Path folder, Map<String, String> outcome) throws IOException {
    for (String name : written(folder).keySet()) {
      Files.delete(folder.resolve(name));
    }
    for (Map.Entry<String, String> file : outcome.entrySet()) {
      Files.writeString(folder.resolve(file.getKey()), file.getValue());
    }
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList();
    }
  }
}
