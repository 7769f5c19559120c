package io.oauthedge.dataplane.exchange;

import io.oauthedge.dataplane.certificate.VerifiedCertificate;
import io.oauthedge.dataplane.forward.Origin;
import io.oauthedge.dataplane.route.RequestPath;
import io.oauthedge.dataplane.snapshot.EdgeSnapshot;
import io.oauthedge.dataplane.snapshot.Route;
import io.oauthedge.dataplane.token.AdmittedToken;
import io.oauthedge.dataplane.token.HeaderEvidence;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way: what the stages have learnt of it so far.
 *
 * <p>Belongs to its event loop. What a stage notes, only later stages read.
 */
public final class Exchange {
  private static final String REQUEST_ID = "x-request-id";
  private static final Pattern VALID_REQUEST_ID = Pattern.compile("[A-Za-z0-9._:-]{1,128}");

  private final HttpServerRequest request;
  private final EdgeSnapshot snapshot;
  private final Instant startedAt;
  private final long startedNanos = System.nanoTime();
  private final String peer;
  private final Origin origin;
  private final TraceParent trace;
  private final String requestId;
  private final Timings timings = new Timings();
  private int headerBytes;
  private int authorizationBytes;
  private int upstreamStatus;
  private String host = "";
  private boolean preflight;
  private boolean coalesced;
  private List<HeaderEvidence> watched = List.of();
  private @Nullable RequestPath path;
  private @Nullable Route route;
  private @Nullable AdmittedToken token;
  private @Nullable VerifiedCertificate clientCertificate;

  /** Begins; reads only what every answer needs, be it a refusal. */
  public Exchange(HttpServerRequest request, EdgeSnapshot snapshot, Instant startedAt) {
    this.request = request;
    this.snapshot = snapshot;
    this.startedAt = startedAt;
    SocketAddress connected = request.connection().remoteAddress(true);
    this.peer = connected.hostAddress();
    this.origin = origin(request, snapshot, connected);
    this.trace = TraceParent.of(request.getHeader("traceparent"));
    this.requestId = requestId(request.getHeader(REQUEST_ID), origin.trustedPeer());
  }

  // Whoever sends the PROXY protocol's LOCAL or UNKNOWN names no client (its sections 2.1 and 2.2).
  // A connection like that is a load balancer's own check, or one that it passes on unread: then
  // the fields are a stranger's, whoever the peer is.
  private static Origin origin(
      HttpServerRequest request, EdgeSnapshot snapshot, SocketAddress peer) {
    SocketAddress told = request.remoteAddress();
    boolean unnamed = !told.isInetSocket() || told.equals(peer);
    return unnamed && snapshot.config().listeners().proxyProtocol().isPresent()
        ? Origin.direct(peer.hostAddress(), request.isSSL())
        : snapshot.origins().read(request.headers(), told.hostAddress(), request.isSSL());
  }

  private static String requestId(@Nullable String incoming, boolean trusted) {
    return trusted && incoming != null && VALID_REQUEST_ID.matcher(incoming).matches()
        ? incoming
        : TraceParent.random128();
  }

  public HttpServerRequest request() {
    return request;
  }

  /** The connection's protocol, by the name that it has on the wire. */
  public String protocol() {
    return switch (request.version()) {
      case HTTP_1_0 -> "HTTP/1.0";
      case HTTP_1_1 -> "HTTP/1.1";
      case HTTP_2 -> "HTTP/2";
    };
  }

  public EdgeSnapshot snapshot() {
    return snapshot;
  }

  public Instant startedAt() {
    return startedAt;
  }

  public long nanosSinceStart() {
    return System.nanoTime() - startedNanos;
  }

  public Origin origin() {
    return origin;
  }

  /** The address that the connection comes from, whatever anybody says of it. */
  public String peer() {
    return peer;
  }

  public TraceParent trace() {
    return trace;
  }

  public String requestId() {
    return requestId;
  }

  public Timings timings() {
    return timings;
  }

  public int headerBytes() {
    return headerBytes;
  }

  public int authorizationBytes() {
    return authorizationBytes;
  }

  /** Notes the sizes of all fields and of Authorization, in bytes. */
  public void noteSizes(int header, int authorization) {
    headerBytes = header;
    authorizationBytes = authorization;
  }

  /** The Host that the client asked for, with its port if it gave one; empty before it is known. */
  public String host() {
    return host;
  }

  public void noteHost(String asked) {
    host = asked;
  }

  /** Anomalies of the watched headers. */
  public List<HeaderEvidence> watched() {
    return watched;
  }

  public void noteWatched(List<HeaderEvidence> findings) {
    watched = findings;
  }

  /** Whether it is a CORS preflight, which carries no credential by design. */
  public boolean isPreflight() {
    return preflight;
  }

  /** The path that routes were compared with. */
  public RequestPath path() {
    return known(path);
  }

  public Route route() {
    return known(route);
  }

  /** The route, if the walk got that far. */
  public Optional<Route> routeIfKnown() {
    return Optional.ofNullable(route);
  }

  public void noteRoute(RequestPath compared, Route taken, boolean isPreflight) {
    path = compared;
    route = taken;
    preflight = isPreflight;
  }

  /** The verified token, on protected routes after verification. */
  public Optional<AdmittedToken> token() {
    return Optional.ofNullable(token);
  }

  public void noteToken(AdmittedToken admitted) {
    token = admitted;
  }

  /** The client's certificate, where one was shown and found good. */
  public Optional<VerifiedCertificate> clientCertificate() {
    return Optional.ofNullable(clientCertificate);
  }

  public void noteClientCertificate(VerifiedCertificate verified) {
    clientCertificate = verified;
  }

  /** The upstream's status, 0 before it answered. */
  public int upstreamStatus() {
    return upstreamStatus;
  }

  public void noteUpstreamStatus(int status) {
    upstreamStatus = status;
  }

  /** Whether the upstream's answer was one to an equal request. */
  public boolean isCoalesced() {
    return coalesced;
  }

  public void noteCoalesced() {
    coalesced = true;
  }

  private static <T> T known(@Nullable T value) {
    if (value == null) {
      throw new IllegalStateException("a stage reads what only a later one notes");
    }
    return value;
  }
}
