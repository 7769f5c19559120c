package io.oauthedge.dataplane.confusion;

import io.oauthedge.contract.HeaderFate;
import io.oauthedge.contract.Hop;
import io.vertx.core.json.JsonObject;
import java.util.Comparator;
import java.util.Optional;

/** What an access-log line says: a reason or a watched header, a fate if any, a hop. */
record Report(String subject, Optional<HeaderFate> fate, Hop hop) implements Comparable<Report> {
  static Report of(JsonObject line) {
    return new Report(
        "`" + line.getString("reason") + "`",
        Optional.ofNullable(line.getString("headerFate")).map(HeaderFate::valueOf),
        Hop.valueOf(line.getString("hop")));
  }

  static Report ofWatched(JsonObject watched) {
    return new Report(
        "`" + watched.getString("header") + "`",
        Optional.of(HeaderFate.valueOf(watched.getString("headerFate"))),
        Hop.valueOf(watched.getString("hop")));
  }

  @Override
  public int compareTo(Report other) {
    return Comparator.comparing(Report::subject)
        .thenComparing(report -> report.fate().map(HeaderFate::name).orElse(""))
        .thenComparing(Report::hop)
        .compare(this, other);
  }

  @Override
  public String toString() {
    return subject + fate.map(met -> " " + met).orElse("") + " at " + hop;
  }
}
