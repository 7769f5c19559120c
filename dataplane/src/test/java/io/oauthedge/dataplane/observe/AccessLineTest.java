package io.oauthedge.dataplane.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthedge.contract.HeaderFate;
import io.oauthedge.contract.Hop;
import io.oauthedge.contract.Reason;
import io.oauthedge.dataplane.token.HeaderEvidence;
import io.oauthedge.dataplane.token.Rejection;
import io.oauthedge.dataplane.token.Rejection.HeaderFinding;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AccessLineTest {
  @Test
  void oneLineHoldsOneObject() throws IOException {
    var exchange =
        new ExchangeRecord(
            Instant.EPOCH,
            Outcome.REJECTED,
            Optional.of(Rejection.of(Reason.NO_ROUTE, "evidence \"quoted\"\n")),
            List.of(
                new HeaderEvidence(
                    new HeaderFinding("cookie", HeaderFate.TRUNCATED), Hop.CLIENT, "why")),
            new ExchangeRecord.Identity("r1", "t1", Map.of("cf-ray", "8a\"b")),
            new ExchangeRecord.Asked("192.0.2.1", "10.0.0.1", "GET", "/a\"b", "HTTP/2", true, ""),
            new ExchangeRecord.Served("", "", "", 404, 0, false),
            new ExchangeRecord.Durations(1_234_567, 0, 0),
            new ExchangeRecord.Sizes(10, 20, 30, 40));

    String text = new String(AccessLine.of(List.of(exchange, exchange)), StandardCharsets.UTF_8);

    assertThat(text.lines()).hasSize(2);
    assertThat(text.lines().map(JsonObject::new))
        .allSatisfy(
            line -> {
              assertThat(line.getString("path")).isEqualTo("/a\"b");
              assertThat(line.getJsonObject("hopIds").getString("cf-ray")).isEqualTo("8a\"b");
              assertThat(line.getJsonArray("watched").getJsonObject(0).getMap())
                  .containsEntry("header", "cookie")
                  .containsEntry("headerFate", "TRUNCATED")
                  .containsEntry("hop", "CLIENT")
                  .containsEntry("evidence", "why");
              assertThat(line.getDouble("durationMs")).isEqualTo(1.235);
              assertThat(line.fieldNames()).doesNotContain("route", "upstreamStatus", "verifyMs");
            });
  }
}
