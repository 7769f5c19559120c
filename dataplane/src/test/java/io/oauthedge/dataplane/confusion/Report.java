package io.oauthedge.dataplane.confusion;

import io.oauthedge.contract.Hop;
import io.vertx.core.json.JsonObject;
import java.util.Comparator;

/** What an access-log line says: a reason or a watched header, a fate if any, a hop. */
record Report(String subject, String fate, Hop hop) implements Comparable<Report> {
  static Report of(JsonObject line) {
    return new Report(
        "`" + line.getString("reason") + "`",
        line.getString("headerFate", ""),
        Hop.valueOf(line.getString("hop")));
  }

  static Report ofWatched(JsonObject watched) {
    return new Report(
        "`" + watched.getString("header") + "`",
        watched.getString("headerFate"),
        Hop.valueOf(watched.getString("hop")));
  }

  @Override
  public int compareTo(Report other) {
    return Comparator.comparing(Report::subject)
        .thenComparing(Report::fate)
        .thenComparing(Report::hop)
        .compare(this, other);
  }

  @Override
  public String toString() {
    return subject + (fate.isEmpty() ? "" : " " + fate) + " at " + hop;
  }
}
