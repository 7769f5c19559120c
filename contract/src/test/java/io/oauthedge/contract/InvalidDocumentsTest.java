package io.oauthedge.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oauthedge.contract.canary.CanaryOrder;
import io.oauthedge.contract.canary.ResponseField;
import io.oauthedge.contract.config.EdgeConfig;
import io.oauthedge.contract.report.ApplyOutcome;
import io.oauthedge.contract.report.ApplyReply;
import io.oauthedge.contract.report.EdgeReport;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is wrong with a document, the message names the field. */
class InvalidDocumentsTest {
  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "httpPort":8080              | "httpPort":-1               | listeners.httpPort must be 0 to 65535
          "idleTimeoutMillis":650000   | "idleTimeoutMillis":0       | listeners.idleTimeoutMillis must be at least 1
          "minVersion":"TLSv1.2"       | "minVersion":"SSLv3"        | listeners.tls.minVersion
          "hosts":["orders.example.com"] | "hosts":[]                | hosts must have at least one entry
          "audiences":["orders-api"]   | "audiences":[]              | issuers[].audiences
          "RS256"                      | "HS256"                     | HS256 is not an asymmetric JWS algorithm
          "RS256"                      | "none"                      | none is not an asymmetric JWS algorithm
          "path":"/"                   | "path":"orders"             | routes[].path must begin with /
          "upstream":"default"         | "upstream":"absent"         | no upstream is named absent
          "maxSizeBytes":65536         | "maxSizeBytes":1            | headers.maxSizeBytes
          "samplePercent":100          | "samplePercent":101         | accessLog.samplePercent
          "generation":1               | "generation":null           | generation
          "plaintext":"REDIRECT"       | "plaintext":"MAYBE"         | plaintext
          """)
  void ofAConfiguration(String good, String bad, String named) {
    assertNames(EdgeConfig.class, ContractCodec.writeText(Configs.orders()), good, bad, named);
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "startedAt":"2026-11-01T10:00:00Z", | ''                         | startedAt must be given
          "admitted":7                 | "admitted":-7               | tally.admitted must be at least 0
          "count":3                    | "count":-3                  | tally.reasons[].count must be at least 0
          "reason":"TOKEN_ABSENT"      | "reason":"BAD_LUCK"         | reason
          "state":"HEALTHY"            | "state":null                | flow.state must be given
          "keyCount":2                 | "keyCount":-1               | issuers[].keyCount must be at least 0
          "configHash":"hash"          | "configHash":null           | configHash must be given
          """)
  void ofAReport(String good, String bad, String named) {
    assertNames(EdgeReport.class, ContractCodec.writeText(Configs.report()), good, bad, named);
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "outcome":"APPLIED"          | "outcome":null              | outcome must be given
          "message":""                 | "message":null              | message must be given
          """)
  void ofAReply(String good, String bad, String named) {
    var reply = ApplyReply.of(ApplyOutcome.APPLIED, "hash", "");
    assertNames(ApplyReply.class, ContractCodec.writeText(reply), good, bad, named);
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "status":401                 | "status":101                | status must be 200 to 599
          "status":401                 | "status":204                | one of an answer with a body
          "id":"a"                     | "id":""                     | id
          "name":"retry-after"         | "name":""                   | respond[].name
          """)
  void ofAnOrder(String good, String bad, String named) {
    var order =
        CanaryOrder.of(
            "a",
            Instant.parse("2026-11-01T10:00:30Z"),
            401,
            List.of(new ResponseField("retry-after", "7")),
            Optional.empty());
    assertNames(CanaryOrder.class, ContractCodec.writeText(order), good, bad, named);
  }

  private static void assertNames(
      Class<? extends Versioned> type, String document, String good, String bad, String named) {
    assertThat(document).contains(good);
    String broken = document.replace(good, bad);

    assertThatThrownBy(() -> ContractCodec.read(broken.getBytes(StandardCharsets.UTF_8), type))
        .isInstanceOf(ContractException.class)
        .hasMessageContaining(named);
  }
}
