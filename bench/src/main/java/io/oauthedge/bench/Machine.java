package io.oauthedge.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Facts about the machine and the programs, without which a figure means nothing. */
final class Machine {
  private Machine() {}

  static String facts() {
    return """
    CPU     %s, %d cores
    kernel  %s
    load    %s before the run
    Java    %s %s
    NGINX   %s
    HAProxy %s
    """
        .formatted(
            cpu(),
            Runtime.getRuntime().availableProcessors(),
            System.getProperty("os.version"),
            read("/proc/loadavg").strip(),
            System.getProperty("java.vendor"),
            Runtime.version(),
            firstLine("nginx", "-v"),
            firstLine("haproxy", "-v"));
  }

  private static String cpu() {
    return read("/proc/cpuinfo")
        .lines()
        .filter(line -> line.startsWith("model name"))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElse("unknown");
  }

  private static String read(String file) {
    try {
      return Files.readString(Path.of(file));
    } catch (IOException e) {
      return "unknown";
    }
  }

  private static String firstLine(String... command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return output.lines().findFirst().orElse("unknown");
    } catch (IOException e) {
      throw new IllegalStateException(
          command[0] + " is not installed: run `make bench-quick`, which installs it", e);
    }
  }
}
