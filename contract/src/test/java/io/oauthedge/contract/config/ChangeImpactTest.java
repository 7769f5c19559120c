package io.oauthedge.contract.config;

import static io.oauthedge.contract.config.ChangeImpact.NONE;
import static io.oauthedge.contract.config.ChangeImpact.RESTART;
import static io.oauthedge.contract.config.ChangeImpact.SWAP;
import static org.assertj.core.api.Assertions.assertThat;

import io.oauthedge.contract.Configs;
import io.oauthedge.contract.tls.CipherPolicy;
import io.oauthedge.contract.tls.ClientCertificateConfig;
import io.oauthedge.contract.tls.ClientCertificateMode;
import io.oauthedge.contract.tls.HostCertificate;
import io.oauthedge.contract.tls.HstsConfig;
import io.oauthedge.contract.tls.KeyPairFiles;
import io.oauthedge.contract.tls.PlaintextPolicy;
import io.oauthedge.contract.tls.ProxyProtocolConfig;
import io.oauthedge.contract.tls.TlsConfig;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ChangeImpactTest {
  private static final EdgeConfig FROM = Configs.orders();

  /** Another value of one component, and what it takes. */
  private record Row(String component, Object value, ChangeImpact impact) {}

  private static final List<Row> CONFIG =
      List.of(
          new Row("version", 2, RESTART),
          new Row("edge", new EdgeIdentity("shop", "orders", 2), SWAP),
          new Row("edge", new EdgeIdentity("shop", "payments", 1), RESTART),
          new Row("edge", new EdgeIdentity("office", "orders", 1), RESTART),
          new Row("hosts", List.of("other.example.com"), SWAP),
          new Row("listeners", with(FROM.listeners(), "httpPort", 8081), RESTART),
          new Row("trustedProxies", List.of(), SWAP),
          new Row("issuers", List.of(), SWAP),
          new Row("routes", List.of(with(FROM.routes().getFirst(), "path", "/a")), SWAP),
          new Row("upstreams", List.of(with(FROM.upstreams().getFirst(), "port", 1)), SWAP),
          new Row("headers", with(FROM.headers(), "preserve", List.of("x-id")), SWAP),
          new Row("readiness", new ReadinessConfig(Optional.empty(), false), SWAP),
          new Row("refreshProtection", new RefreshProtectionConfig(false, 0, 1, 1, 1, 1_000), SWAP),
          new Row("accessLog", new AccessLogConfig(AccessLogConfig.Level.NONE, 0), SWAP),
          new Row("files", Map.of("/tls/tls.crt", "cc", "/tls/tls.key", "dd"), SWAP),
          new Row("files", Map.of("/tls/tls.crt", "aa"), RESTART));

  private static final List<Row> LISTENERS =
      List.of(
          new Row("httpPort", 1, RESTART),
          new Row("httpsPort", 1, RESTART),
          new Row(
              "tls",
              Optional.of(
                  new TlsConfig(
                      List.of(new HostCertificate(List.of(), new KeyPairFiles("/a", "/b"))),
                      "TLSv1.3",
                      CipherPolicy.INTERMEDIATE)),
              RESTART),
          new Row("plaintext", PlaintextPolicy.REFUSE, RESTART),
          new Row(
              "clientCertificates",
              Optional.of(
                  new ClientCertificateConfig(
                      ClientCertificateMode.REQUEST,
                      "/ca",
                      Optional.empty(),
                      Optional.empty(),
                      false)),
              RESTART),
          new Row("proxyProtocol", Optional.of(new ProxyProtocolConfig(9444)), RESTART),
          new Row("idleTimeoutMillis", 1L, RESTART),
          new Row("drainDelayMillis", 1L, RESTART),
          new Row("drainTimeoutMillis", 1L, RESTART));

  private static final List<Row> HEADERS =
      List.of(
          new Row("authorization", AuthorizationForwarding.REMOVE, SWAP),
          new Row("preserve", List.of("x-id"), SWAP),
          new Row("maxSizeBytes", 2048, RESTART),
          new Row("claimHeaders", List.of(new ClaimHeader("sub", "x-sub")), SWAP),
          new Row("hsts", Optional.of(new HstsConfig(60, false, false)), SWAP));

  @Test
  void theSameTakesNothing() {
    assertThat(ChangeImpact.between(FROM, Configs.orders())).isEqualTo(NONE);
  }

  @TestFactory
  Stream<DynamicTest> everyComponentTakesWhatTheTableSays() {
    return Stream.of(
            CONFIG.stream().map(row -> test(row, with(FROM, row.component(), row.value()))),
            LISTENERS.stream().map(row -> nested("listeners", FROM.listeners(), row)),
            HEADERS.stream().map(row -> nested("headers", FROM.headers(), row)))
        .flatMap(tests -> tests);
  }

  /** A component without a row has not been thought about. */
  @Test
  void noComponentIsMissingFromTheTable() {
    assertThat(components(CONFIG)).containsAll(components(EdgeConfig.class));
    assertThat(components(LISTENERS)).containsAll(components(ListenerConfig.class));
    assertThat(components(HEADERS)).containsAll(components(HeaderConfig.class));
  }

  @Test
  void oneChangeThatNeedsANewPodOutweighsAllOthers() {
    EdgeConfig to =
        with(
            with(FROM, "hosts", List.of("other.example.com")),
            "listeners",
            with(FROM.listeners(), "httpPort", 8081));

    assertThat(ChangeImpact.between(FROM, to)).isEqualTo(RESTART);
  }

  private static DynamicTest nested(String component, Record value, Row row) {
    return test(row, with(FROM, component, with(value, row.component(), row.value())));
  }

  private static DynamicTest test(Row row, EdgeConfig to) {
    return DynamicTest.dynamicTest(
        row.component() + " = " + row.value(),
        () -> assertThat(ChangeImpact.between(FROM, to)).isEqualTo(row.impact()));
  }

  private static List<String> components(List<Row> rows) {
    return rows.stream().map(Row::component).toList();
  }

  private static List<String> components(Class<? extends Record> type) {
    return Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName).toList();
  }

  /** A copy with another value of one component. */
  @SuppressWarnings("unchecked") // The constructor of a class makes objects of that class.
  private static <R extends Record> R with(R record, String component, Object value) {
    RecordComponent[] components = record.getClass().getRecordComponents();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    Object[] values =
        Arrays.stream(components)
            .map(c -> c.getName().equals(component) ? value : read(record, c))
            .toArray();
    try {
      return (R) record.getClass().getDeclaredConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(component, e);
    }
  }

  private static Object read(Record record, RecordComponent component) {
    try {
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(component.getName(), e);
    }
  }
}
