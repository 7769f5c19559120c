package io.oauthedge.demo;

import io.oauthedge.operator.OperatorMain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The operator as it runs in a cluster: its own process, which knows nothing but a kubeconfig. */
final class OperatorProcess implements AutoCloseable {
  /** Looks and writes more often than in a cluster, since somebody is watching. */
  private static final Map<String, String> SETTINGS =
      Map.of(
          "OAUTHEDGE_SCRAPE_INTERVAL", "2",
          "OAUTHEDGE_STATUS_INTERVAL", "5",
          "OAUTHEDGE_CANARY_ALLOWED_CIDRS", "127.0.0.0/8",
          "OAUTHEDGE_HEALTH_PORT", "0");

  /** Lets the kernel end the process when the thread that started it is gone, however it went. */
  private static final Path SETPRIV = Path.of("/usr/bin/setpriv");

  private static final int PATIENCE_SECONDS = 10;

  private final Process process;

  private OperatorProcess(Process process) {
    this.process = process;
  }

  static OperatorProcess start(Path kubeconfig, Path log) throws IOException {
    var command = new ArrayList<String>();
    if (Files.isExecutable(SETPRIV)) {
      command.addAll(List.of(SETPRIV.toString(), "--pdeathsig", "KILL", "--"));
    }
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:+UseSerialGC",
            // The class path holds the proxy's logback.xml too, of the same words.
            "-Dlogback.statusListenerClass=ch.qos.logback.core.status.NopStatusListener",
            "-cp",
            System.getProperty("java.class.path"),
            OperatorMain.class.getName()));
    var builder = new ProcessBuilder(command);
    builder.environment().put("KUBECONFIG", kubeconfig.toString());
    builder.environment().putAll(SETTINGS);
    return new OperatorProcess(
        builder.redirectErrorStream(true).redirectOutput(log.toFile()).start());
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
