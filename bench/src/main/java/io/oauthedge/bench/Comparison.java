package io.oauthedge.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The runs of all rounds, and their ratios to the yardstick within each round. */
final class Comparison {
  private final String yardstick;
  private final Map<String, List<Load.Run>> runs = new LinkedHashMap<>();

  Comparison(String yardstick) {
    this.yardstick = yardstick;
  }

  void add(Server server, Load.Run run) {
    runs.computeIfAbsent(server.name(), name -> new ArrayList<>()).add(run);
  }

  /** CPU per request as multiples of the yardstick's in the same round, in round order. */
  List<Double> ratios(String name) {
    List<Load.Run> own = of(name);
    List<Load.Run> base = of(yardstick);
    var ratios = new ArrayList<Double>();
    for (int round = 0; round < own.size(); round++) {
      ratios.add(own.get(round).cpuMicrosPerRequest() / base.get(round).cpuMicrosPerRequest());
    }
    return ratios;
  }

  private List<Load.Run> of(String name) {
    return runs.getOrDefault(name, List.of());
  }

  double medianRatio(String name) {
    return median(ratios(name));
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  private static String p99Millis(List<Load.Run> runs) {
    return runs.stream().anyMatch(run -> run.p99Micros() == Load.Run.NOT_MEASURED)
        ? "–"
        : String.format(
            Locale.ROOT, "%.1f", median(runs.stream().map(run -> run.p99Micros() / 1e3).toList()));
  }

  /** A Markdown table: a row a server, the median beside the spread. */
  String table() {
    var text = new StringBuilder();
    text.append("| server | µs CPU/request | requests/s | p99 ms | × ")
        .append(yardstick)
        .append(", by round | median |\n|---|---|---|---|---|---|\n");
    runs.forEach(
        (name, own) ->
            text.append(
                String.format(
                    Locale.ROOT,
                    "| %s | %.1f | %.0f | %s | %s | **%.2f** |%n",
                    name,
                    median(own.stream().map(Load.Run::cpuMicrosPerRequest).toList()),
                    median(own.stream().map(Load.Run::perSecond).toList()),
                    p99Millis(own),
                    String.join(
                        " ",
                        ratios(name).stream()
                            .map(ratio -> String.format(Locale.ROOT, "%.2f", ratio))
                            .toList()),
                    medianRatio(name))));
    return text.toString();
  }
}
