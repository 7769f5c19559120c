package io.oauthedge.demo.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

class KubectlTableTest {
  private static final JsonObject TABLE =
      new JsonObject(
          """
          {"columnDefinitions": [
             {"name": "Name", "priority": 0},
             {"name": "Top-Reason", "priority": 0},
             {"name": "Flow", "priority": 1}],
           "rows": [
             {"cells": ["orders", "TOKEN_ABSENT", "True"]},
             {"cells": ["o", null, "Unknown"]}]}
          """);

  @Test
  void columnsAreAsWideAsTheirWidestCellAndAbsentCellsAreEmpty() {
    assertThat(KubectlTable.of(TABLE, false).lines())
        .containsExactly(
            "NAME     TOP-REASON", //
            "orders   TOKEN_ABSENT",
            "o");
  }

  @Test
  void wideShowsColumnsOfEveryPriority() {
    assertThat(KubectlTable.of(TABLE, true).lines())
        .containsExactly(
            "NAME     TOP-REASON     FLOW",
            "orders   TOKEN_ABSENT   True",
            "o                       Unknown");
  }
}
