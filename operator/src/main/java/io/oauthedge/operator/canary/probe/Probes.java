package io.oauthedge.operator.canary.probe;

import static io.oauthedge.operator.canary.probe.ProbeField.fixed;
import static io.oauthedge.operator.canary.probe.ProbeField.observed;
import static io.oauthedge.operator.canary.probe.ProbeField.watched;

import io.oauthedge.contract.canary.ResponseField;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The table of probes for one edge.
 *
 * @param preserve header names that must arrive intact
 * @param https whether clients use https
 * @param maxHeadBytes the edge's own limit
 */
public record Probes(List<String> preserve, boolean https, int maxHeadBytes) {
  /** An address that nobody has (RFC 5737), said in X-Forwarded-For. */
  public static final String FALSE_CLIENT = "192.0.2.66";

  /** Another one, said in Forwarded. */
  public static final String FALSE_FORWARDED_CLIENT = "192.0.2.67";

  /** A host that nobody has (RFC 6761 section 6.4), said in X-Forwarded-Host. */
  public static final String FALSE_HOST = "canary.invalid";

  /** What a JWT with a few claims takes. */
  public static final int SMALL_BYTES = 900;

  /** A JWT with many groups: above 4 KiB, the smallest size that proxies' buffers have. */
  public static final int BIG_BYTES = 5_120;

  /** What the rest of a request takes, so that the edge's own limit is not met by it. */
  private static final int REST_BYTES = 1_024;

  private static final int BODY_BYTES = 2_048;

  /** What a JWT without a claim of its own takes. */
  private static final int SHORT_BYTES = 256;

  private static final int DPOP_BYTES = 600;

  private static final String AUTHORIZATION = "Authorization";
  private static final String DPOP = "DPoP";

  /** Watched or judged in any case, or not a sender's to choose. */
  private static final Set<String> SPOKEN_FOR =
      Set.of(
          "authorization",
          "traceparent",
          "dpop",
          "cookie",
          "host",
          "content-length",
          "forwarded",
          "x-forwarded-for",
          "x-forwarded-proto",
          "x-forwarded-host",
          "x-forwarded-port");

  public Probes {
    preserve = List.copyOf(preserve);
  }

  /** Nothing but the question: does the edge answer at all. */
  public Probe bare(Protocol protocol) {
    return Probe.get("bare", protocol, common());
  }

  /** What a good client sends, with all that is watched. */
  public Probe carry(Protocol protocol) {
    return Probe.get("carry", protocol, with(watchedFields())).withEcho();
  }

  /** The same with shorter values where they may be shorter. */
  public Probe light(Protocol protocol) {
    return Probe.get(
        "light",
        protocol,
        with(watchedFields().stream().map(field -> shorter(field).orElse(field)).toList()));
  }

  /** One field of {@link #carry} alone. */
  public Probe alone(Protocol protocol, ProbeField field) {
    return Probe.get("alone", protocol, with(List.of(field)));
  }

  /** The field with a value as short as its kind can be; empty where it is short already. */
  public static Optional<ProbeField> shorter(ProbeField field) {
    return switch (field.name()) {
      case AUTHORIZATION -> Optional.of(watched(field.name(), Values.bearer(SHORT_BYTES)));
      case DPOP -> Optional.of(watched(field.name(), Values.dpop(SHORT_BYTES)));
      default -> Optional.empty();
    };
  }

  /** The fields that {@link #carry} is about. */
  public List<ProbeField> watchedFields() {
    var fields = new ArrayList<ProbeField>();
    fields.add(watched(AUTHORIZATION, Values.bearer(SMALL_BYTES)));
    fields.add(watched(DPOP, Values.dpop(DPOP_BYTES)));
    fields.add(watched("Cookie", Values.cookie()));
    fields.add(watched("traceparent", Values.traceparent()));
    preserve.stream()
        .filter(name -> !SPOKEN_FOR.contains(name.toLowerCase(Locale.ROOT)))
        .forEach(name -> fields.add(watched(name, Values.text())));
    return fields;
  }

  /** A big token. */
  public Probe big(Protocol protocol) {
    return sized("big", protocol, bigBytes());
  }

  /** Size of the big token's Authorization value. */
  public int bigBytes() {
    return Math.min(BIG_BYTES, maxHeadBytes - REST_BYTES);
  }

  /**
   * A token of a given size.
   *
   * @param bytes of the whole Authorization value
   */
  public Probe size(Protocol protocol, int bytes) {
    return sized("size", protocol, bytes);
  }

  /** Says things of the client that are not so, as anybody can. */
  public Probe lies() {
    return Probe.get(
        "lies",
        Protocol.HTTP_1_1,
        with(
            List.of(
                fixed("X-Forwarded-For", FALSE_CLIENT),
                fixed("X-Forwarded-Proto", https ? "http" : "https"),
                fixed("X-Forwarded-Host", FALSE_HOST),
                fixed("Forwarded", "for=" + FALSE_FORWARDED_CLIENT))));
  }

  /** Asks for the answer to a missing token, with all that such an answer carries. */
  public Probe refusal() {
    return Probe.get("refusal", Protocol.HTTP_1_1, common())
        .answeredWith(
            401,
            List.of(
                new ResponseField(
                    "WWW-Authenticate",
                    "Bearer realm=\"oauthedge-canary\", error=\"invalid_token\""),
                new ResponseField("Retry-After", "7"),
                new ResponseField(
                    "Set-Cookie",
                    "oauthedge-canary=1; Path=/.well-known/oauthedge/canary; Max-Age=0"),
                new ResponseField("Strict-Transport-Security", "max-age=31536000")));
  }

  /** Asks for the answer of an edge that cannot serve just now. */
  public Probe unavailable() {
    return Probe.get("unavailable", Protocol.HTTP_1_1, common())
        .answeredWith(503, List.of(new ResponseField("Retry-After", "7")));
  }

  /** Authorization beside a body. */
  public Probe post() {
    return Probe.get(
            "post",
            Protocol.HTTP_1_1,
            with(
                List.of(
                    watched(AUTHORIZATION, Values.bearer(SMALL_BYTES)),
                    fixed("Content-Type", "application/json"))))
        .withMethod("POST", BODY_BYTES);
  }

  /** What a browser asks before it sends Authorization across origins. */
  public Probe preflight() {
    return Probe.get(
            "preflight",
            Protocol.HTTP_1_1,
            with(
                List.of(
                    watched("Origin", (_, _) -> "https://canary.invalid"),
                    watched("Access-Control-Request-Method", (_, _) -> "GET"),
                    watched("Access-Control-Request-Headers", (_, _) -> "authorization"))))
        .withMethod("OPTIONS", 0);
  }

  /** What the way does to names and values that nobody said they care about. */
  public List<Probe> quirks() {
    return List.of(
        quirk(
            "an Upgrade",
            List.of(fixed("Connection", "Upgrade"), observed("Upgrade", (_, _) -> "websocket"))),
        quirk("a name with an underscore", List.of(observed("x_oauthedge_canary", Values.text()))),
        quirk("a name with a dot", List.of(observed("X-OAuthEdge.Canary", Values.text()))),
        quirk(
            "a value with bytes above 127",
            List.of(observed("X-OAuthEdge-Name", Values.eightBit()))),
        quirk("an empty value", List.of(observed("X-OAuthEdge-Empty", (_, _) -> ""))),
        quirk(
            "a repeated line",
            List.of(
                observed("X-OAuthEdge-List", (id, name) -> Values.text().of(id, name + 1)),
                observed("X-OAuthEdge-List", (id, name) -> Values.text().of(id, name + 2)))),
        quirk(
            "a line that Connection names",
            List.of(
                fixed("Connection", "keep-alive, X-OAuthEdge-Hop"),
                observed("X-OAuthEdge-Hop", Values.text()))));
  }

  private Probe quirk(String name, List<ProbeField> fields) {
    return Probe.get(name, Protocol.HTTP_1_1, with(fields));
  }

  private Probe sized(String name, Protocol protocol, int bytes) {
    return Probe.get(name, protocol, with(List.of(watched(AUTHORIZATION, Values.bearer(bytes)))));
  }

  private static List<ProbeField> with(List<ProbeField> fields) {
    var all = new ArrayList<>(common());
    all.addAll(fields);
    return all;
  }

  private static List<ProbeField> common() {
    return List.of(fixed("User-Agent", "oauthedge-canary"), fixed("Accept", "*/*"));
  }
}
