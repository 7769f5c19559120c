package io.oauthedge.operator.canary.fake;

import io.oauthedge.contract.canary.ArrivedBody;
import io.oauthedge.contract.canary.ArrivedField;
import io.oauthedge.contract.canary.ArrivedRequest;
import io.oauthedge.contract.canary.CanaryAnswer;
import io.oauthedge.contract.canary.ResponseField;
import io.oauthedge.contract.canary.UpstreamEcho;
import io.oauthedge.operator.canary.probe.Probe;
import io.oauthedge.operator.canary.probe.Protocol;
import io.oauthedge.operator.canary.probe.SentField;
import io.oauthedge.operator.canary.send.Reply;
import io.oauthedge.operator.canary.send.Way;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** A way to an edge, with the faults that a test gives it. */
public final class FakeWay implements Way {
  private static final Set<String> SHOWN =
      Set.of(
          "traceparent",
          "x-forwarded-for",
          "x-forwarded-proto",
          "x-forwarded-host",
          "x-forwarded-port",
          "forwarded",
          "via");

  /** The request line with a sealed order, Host, and the lines that every probe has. */
  private static final int REST_OF_HEAD = 600;

  private final List<Probe> sent = new ArrayList<>();
  private final List<UnaryOperator<List<SentField>>> faults = new ArrayList<>();
  private final List<Function<Probe, Optional<Reply>>> refusals = new ArrayList<>();
  private final List<UnaryOperator<List<ResponseField>>> backFaults = new ArrayList<>();
  private Function<List<SentField>, Optional<UpstreamEcho>> echo = _ -> Optional.empty();
  private String protocol = "HTTP/1.1";
  private String host = "orders.example.com";
  private String peer = "10.1.2.3";
  private Function<List<SentField>, String> client = _ -> peer;
  private boolean tls = true;
  private Predicate<List<SentField>> https = _ -> true;
  private boolean trustedPeer;
  private UnaryOperator<byte[]> content = UnaryOperator.identity();
  private UnaryOperator<String> method = UnaryOperator.identity();
  private TooLong tooLong = new TooLong(0, Integer.MAX_VALUE);

  private record TooLong(int status, int bytes) {}

  /** Straight to a pod: everything arrives as sent. */
  public static FakeWay direct() {
    return new FakeWay();
  }

  /** Through a load balancer that ends TLS, says so, and harms nothing. */
  public static FakeWay outside() {
    return new FakeWay().endingTls().adding("X-Forwarded-For", "203.0.113.9");
  }

  public FakeWay endingTls() {
    tls = false;
    trustedPeer = true;
    peer = "10.9.9.9";
    client = _ -> "203.0.113.9";
    return this;
  }

  public FakeWay from(String address) {
    peer = address;
    return this;
  }

  public FakeWay seenAs(Function<List<SentField>, String> clientOf) {
    client = clientOf;
    return this;
  }

  public FakeWay believing(Predicate<List<SentField>> isHttps) {
    https = isHttps;
    return this;
  }

  public FakeWay distrusted() {
    trustedPeer = false;
    return this;
  }

  /** Changes the content. */
  public FakeWay rewriting(UnaryOperator<byte[]> change) {
    content = change;
    return this;
  }

  public FakeWay turningAllToGet() {
    method = _ -> "GET";
    return this;
  }

  public FakeWay askedFor(String authority) {
    host = authority;
    return this;
  }

  public FakeWay adding(String name, String value) {
    return doing(
        lines -> {
          var more = new ArrayList<>(lines);
          more.add(new SentField(name, value, false));
          return more;
        });
  }

  public FakeWay dropping(String name) {
    return doing(
        lines -> lines.stream().filter(line -> !line.name().equalsIgnoreCase(name)).toList());
  }

  /** Changes the value of each line of a name. */
  public FakeWay changing(String name, UnaryOperator<String> change) {
    return doing(
        lines ->
            lines.stream()
                .map(
                    line ->
                        line.name().equalsIgnoreCase(name)
                            ? new SentField(line.name(), change.apply(line.value()), false)
                            : line)
                .toList());
  }

  public FakeWay doing(UnaryOperator<List<SentField>> fault) {
    faults.add(fault);
    return this;
  }

  /** Changes the answer's lines on their way back. */
  public FakeWay onTheWayBack(UnaryOperator<List<ResponseField>> fault) {
    backFaults.add(fault);
    return this;
  }

  /** Answers in the edge's stead, where there is a reply. */
  public FakeWay refusing(Function<Probe, Optional<Reply>> refusal) {
    refusals.add(refusal);
    return this;
  }

  /** Answers 400 where a line, with its name and separators, is longer. */
  public FakeWay limitedToLines(int bytes) {
    return refusing(
        probe ->
            probe.fill("id").stream()
                    .anyMatch(line -> line.name().length() + line.value().length() + 4 > bytes)
                ? Optional.of(new Reply.Foreign(400, "nginx", List.of()))
                : Optional.empty());
  }

  /** The edge's own answer where a line is longer. */
  public FakeWay sealing(int status, int bytes) {
    tooLong = new TooLong(status, bytes);
    return this;
  }

  public FakeWay echoing(UnaryOperator<List<SentField>> sidecar) {
    echo =
        lines -> Optional.of(new UpstreamEcho("", arrived(lines), arrived(sidecar.apply(lines))));
    return this;
  }

  /** What was sent on this way so far. */
  public List<Probe> sent() {
    return List.copyOf(sent);
  }

  @Override
  public Reply send(Probe probe) {
    sent.add(probe);
    Optional<Reply> refusal =
        refusals.stream().flatMap(one -> one.apply(probe).stream()).findFirst();
    if (refusal.isPresent()) {
      return refusal.get();
    }
    List<SentField> lines = probe.fill("id-" + sent.size());
    List<SentField> left = lines;
    for (UnaryOperator<List<SentField>> fault : faults) {
      left = fault.apply(left);
    }
    List<ResponseField> back = probe.respond();
    for (UnaryOperator<List<ResponseField>> fault : backFaults) {
      back = fault.apply(back);
    }
    int size = lines.stream().mapToInt(FakeWay::size).sum();
    boolean refused = lines.stream().anyMatch(line -> size(line) > tooLong.bytes());
    return new Reply.Sealed(
        lines,
        size + REST_OF_HEAD,
        answer(probe, left),
        refused ? tooLong.status() : probe.status(),
        back);
  }

  private CanaryAnswer answer(Probe probe, List<SentField> lines) {
    return CanaryAnswer.of(
        "id",
        "orders-0",
        new ArrivedRequest(
            method.apply(probe.method()),
            tls && probe.protocol() == Protocol.HTTP_2 ? "HTTP/2" : protocol,
            host,
            peer,
            client.apply(lines),
            tls,
            https.test(lines),
            trustedPeer,
            lines.stream().mapToInt(FakeWay::size).sum(),
            ArrivedBody.of(content.apply(probe.body()))),
        arrived(lines),
        echo.apply(lines));
  }

  private static int size(SentField line) {
    return line.name().length() + line.value().length() + 4;
  }

  private static List<ArrivedField> arrived(List<SentField> lines) {
    return lines.stream()
        .map(
            line ->
                ArrivedField.of(
                    line.name(),
                    line.value(),
                    SHOWN.contains(line.name().toLowerCase(Locale.ROOT))))
        .toList();
  }
}
