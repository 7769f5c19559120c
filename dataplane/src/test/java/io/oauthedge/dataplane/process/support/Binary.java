package io.oauthedge.dataplane.process.support;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Finds a program of the operating system, and says what to install where it is absent. */
public final class Binary {
  private Binary() {}

  /**
   * The program's path, from {@code PATH} and the folders of system programs, which a plain user's
   * {@code PATH} lacks.
   *
   * @throws IllegalStateException when it is not installed; a test must fail then, not be skipped
   */
  public static String find(String name, String debianPackage) {
    String path = System.getenv().getOrDefault("PATH", "") + ":/usr/sbin:/usr/local/sbin";
    return Stream.of(path.split(":"))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    name
                        + " is not installed: run `make test`, which installs it, or `apt-get"
                        + " install "
                        + debianPackage
                        + "`"))
        .toString();
  }
}
