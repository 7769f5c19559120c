package io.oauthedge.dataplane.integrity;

import io.oauthedge.contract.HeaderFate;
import java.util.List;

/** A baseline, its clock, and populations of clients. */
abstract class BaselineFixture {
  static final String HEADER = "authorization";
  static final long FOREVER = Long.MAX_VALUE;
  static final List<String> PROGRAMS =
      List.of("Mozilla/5.0 (X11)", "okhttp/4.12", "python-requests/2.32");

  final Baseline baseline = new Baseline(42);
  long now = 1_000_000;

  /** So many clients, each with an address of its own, that brought it steadily until now. */
  void population(int clients, List<String> userAgents) {
    for (int round = 0; round < Baseline.STEADY; round++) {
      for (int i = 0; i < clients; i++) {
        bring(client(i, userAgents));
      }
    }
  }

  void allLose(int clients, List<String> userAgents) {
    now += 1_000;
    for (int i = 0; i < clients; i++) {
      lost(client(i, userAgents));
    }
    now += 1_000;
  }

  Visit client(int number, List<String> userAgents) {
    return baseline.visit(
        "10." + number / 65_536 + "." + number / 256 % 256 + "." + number % 256,
        userAgents.get(number % userAgents.size()),
        1,
        now);
  }

  void bring(Visit visit) {
    baseline.brought(visit, HEADER, 900, FOREVER);
  }

  Loss lost(Visit visit) {
    return baseline.lost(visit, HEADER, HeaderFate.DROPPED);
  }
}
