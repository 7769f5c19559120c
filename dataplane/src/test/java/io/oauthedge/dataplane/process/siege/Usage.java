package io.oauthedge.dataplane.process.siege;

import io.oauthedge.contract.ConnectionRefusal;
import io.oauthedge.dataplane.process.edge.EdgeProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What an edge's process holds now.
 *
 * @param residentMib memory in MiB, of all kinds
 * @param peakMib the most that it was
 * @param connections open on the listeners, by its own count
 */
public record Usage(long residentMib, long peakMib, long connections) {
  /** Reads it from the process. */
  public static Usage of(EdgeProcess edge) {
    return new Usage(
        status(edge, "VmRSS") >> 10,
        status(edge, "VmHWM") >> 10,
        metric(edge, "oauthedge_connections"));
  }

  private static long status(EdgeProcess edge, String name) {
    try (Stream<String> lines = Files.lines(Path.of("/proc", "" + edge.pid(), "status"))) {
      return lines
          .filter(line -> line.startsWith(name + ":"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The value of a metric with exactly this name and labels; 0 when there is none. */
  public static long metric(EdgeProcess edge, String name) {
    return edge.metrics()
        .lines()
        .filter(line -> line.startsWith(name + " "))
        .mapToLong(line -> (long) Double.parseDouble(line.substring(name.length() + 1)))
        .sum();
  }

  /** How many connections were refused for a reason. */
  public static long refused(EdgeProcess edge, ConnectionRefusal reason) {
    return metric(edge, "oauthedge_connections_refused_total{reason=\"" + reason + "\"}");
  }
}
