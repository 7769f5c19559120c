package io.oauthedge.dataplane.process.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Ends the processes of a test run when the test's JVM is gone, however it went.
 *
 * <p>A shell holds the other end of a pipe; its end of file is the one signal that also a killed
 * JVM gives. The shell kills a process group only where its leader carries this run's mark, so that
 * a process identifier that was given anew is left alone.
 */
final class Reaper {
  static final String MARK_NAME = "OAUTHEDGE_TEST_RUN";
  static final String MARK = UUID.randomUUID().toString();

  private static final String SCRIPT =
      """
      leaders=
      while read -r pid; do leaders="$leaders $pid"; done
      for pid in $leaders; do
        if grep -q "$1" "/proc/$pid/environ" 2>/dev/null; then kill -s KILL -- "-$pid"; fi
      done
      """;
  private static final Reaper INSTANCE = new Reaper();

  private final Writer pids;

  private Reaper() {
    try {
      Process shell =
          new ProcessBuilder("setsid", "sh", "-c", SCRIPT, "reaper", MARK)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      pids = shell.outputWriter(StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Watches a process that leads its own group. */
  static void watch(Process leader) {
    synchronized (INSTANCE) {
      try {
        INSTANCE.pids.write(leader.pid() + "\n");
        INSTANCE.pids.flush();
      } catch (IOException e) {
        leader.destroyForcibly();
        throw new UncheckedIOException("the reaper of test processes is gone", e);
      }
    }
  }
}
