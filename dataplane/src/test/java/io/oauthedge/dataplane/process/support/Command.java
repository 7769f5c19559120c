package io.oauthedge.dataplane.process.support;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** One run of a command-line program, such as a user would do it. */
public final class Command {
  private static final int LIMIT_SECONDS = 20;

  private Command() {}

  /**
   * How it ended.
   *
   * @param output standard output and standard error, as they came
   */
  public record Result(int exitCode, String output) {}

  /** Runs a program with empty input and waits for its end. */
  public static Result run(String program, String debianPackage, String... arguments) {
    return run(program, debianPackage, Optional.empty(), arguments);
  }

  /** Runs a program that gets some input, and ends although there could be more. */
  public static Result converse(
      String program, String debianPackage, String input, String... arguments) {
    return run(program, debianPackage, Optional.of(input), arguments);
  }

  private static Result run(
      String program, String debianPackage, Optional<String> input, String... arguments) {
    var command = new ArrayList<>(List.of(Binary.find(program, debianPackage)));
    command.addAll(List.of(arguments));
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      OutputStream standardInput = process.getOutputStream();
      if (input.isPresent()) {
        standardInput.write(input.get().getBytes(StandardCharsets.UTF_8));
        standardInput.flush();
      } else {
        standardInput.close();
      }
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException(command + " did not end; it wrote:\n" + output);
      }
      return new Result(process.exitValue(), output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while " + program + " ran", e);
    }
  }
}
