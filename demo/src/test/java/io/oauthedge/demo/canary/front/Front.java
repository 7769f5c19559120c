package io.oauthedge.demo.canary.front;

import io.oauthedge.dataplane.process.support.Binary;
import io.oauthedge.dataplane.process.support.ManagedProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A running proxy. */
public final class Front implements AutoCloseable {
  /** Where proxies listen, and the canary calls. */
  public static final String ADDRESS = "127.0.0.1";

  /** Where proxies call the edge from: the one address that it trusts. */
  public static final String SOURCE = "127.0.0.2";

  private final ManagedProcess process;
  private final int port;

  private Front(ManagedProcess process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * A proxy's configuration.
   *
   * @param file name of the configuration's file
   * @param text its content, in which {@code FOLDER} stands for the folder it is in
   * @param arguments of the program, {@code FOLDER} likewise
   */
  record Plan(
      String program, String debianPackage, String file, String text, List<String> arguments) {}

  static Front start(Plan plan, Certificates certificates, int port) {
    try {
      Path folder = Files.createTempDirectory(plan.program());
      certificates.writeTo(folder);
      Files.writeString(
          folder.resolve(plan.file()), plan.text().replace("FOLDER", folder.toString()));
      var command = new ArrayList<>(List.of(Binary.find(plan.program(), plan.debianPackage())));
      plan.arguments().forEach(one -> command.add(one.replace("FOLDER", folder.toString())));
      var process = ManagedProcess.start(plan.program(), folder, Map.of(), command);
      process.awaitListening(Duration.ofSeconds(10), ADDRESS, port);
      return new Front(process, port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int port() {
    return port;
  }

  /** What the proxy wrote. */
  public String log() {
    return process.output();
  }

  @Override
  public void close() {
    process.close();
  }
}
