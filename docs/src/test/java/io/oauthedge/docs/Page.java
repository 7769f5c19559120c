package io.oauthedge.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One Markdown page of the project, with its fenced blocks. */
record Page(Path path, String text) {
  private static final Pattern FENCE = Pattern.compile("(?ms)^```(\\w*)\\n(.*?)^```");

  /** A fenced block and its language. */
  record Block(String language, String text) {}

  /** The README and every page of this module. */
  static List<Page> all() {
    Path root = root();
    try (Stream<Path> pages = Files.list(root.resolve("docs"))) {
      var paths = new ArrayList<>(pages.filter(p -> p.toString().endsWith(".md")).toList());
      paths.add(root.resolve("README.md"));
      return paths.stream().sorted().map(Page::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Page named(String name) {
    return read(root().resolve("docs").resolve(name));
  }

  /** The project's top folder; tests run in the module's. */
  static Path root() {
    return Path.of("..").toAbsolutePath().normalize();
  }

  List<Block> blocks() {
    return FENCE.matcher(text).results().map(m -> new Block(m.group(1), m.group(2))).toList();
  }

  private static Page read(Path path) {
    try {
      return new Page(path, Files.readString(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
