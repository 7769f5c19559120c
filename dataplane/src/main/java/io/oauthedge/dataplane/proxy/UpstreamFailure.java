package io.oauthedge.dataplane.proxy;

import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http2.Http2Exception;
import io.oauthedge.contract.Reason;
import io.oauthedge.dataplane.endpoint.LeftOutException;
import io.oauthedge.dataplane.endpoint.NoEndpointException;
import io.oauthedge.dataplane.token.Rejection;
import io.oauthedge.dataplane.trust.CertificateFault;
import io.oauthedge.dataplane.trust.ProtocolNotSpokenException;
import io.oauthedge.dataplane.trust.ServerAlert;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.StreamResetException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Turns what the HTTP client fails with into a reason; the evidence names no address. */
public final class UpstreamFailure {
  private UpstreamFailure() {}

  /** No connection was obtained; nothing of the request was sent. */
  public static Rejection connecting(Throwable failure) {
    if (failure instanceof NoEndpointException) {
      return Rejection.of(Reason.UPSTREAM_WITHOUT_ENDPOINTS, "");
    }
    return CertificateFault.of(failure)
        .map(fault -> Rejection.of(Reason.UPSTREAM_CERTIFICATE_INVALID, fault.words()))
        .orElseGet(() -> Rejection.of(Reason.UPSTREAM_UNREACHABLE, connectEvidence(failure)));
  }

  /** Whether the endpoint could not be connected to, rather than that the edge had no room. */
  static boolean isOfEndpoint(Throwable failure) {
    return has(failure, ConnectException.class)
        || has(failure, SSLException.class)
        || has(failure, NoRouteToHostException.class);
  }

  /** The connection was there, the answer's head never came. */
  public static Rejection awaitingHead(Throwable failure) {
    if (has(failure, TooLongFrameException.class)
        || has(failure, Http2Exception.HeaderListSizeException.class)) {
      return Rejection.of(Reason.UPSTREAM_HEADERS_TOO_LARGE, "above twice the limit");
    }
    // In TLS 1.3 the client is through with the handshake before the server saw its certificate.
    Optional<String> alert = ServerAlert.of(failure);
    if (alert.isPresent()) {
      return Rejection.of(Reason.UPSTREAM_UNREACHABLE, handshake(alert));
    }
    if (has(failure, HttpClosedException.class)) {
      return Rejection.of(
          Reason.UPSTREAM_RESPONSE_INVALID, "connection closed before the response head");
    }
    if (failure instanceof StreamResetException reset) {
      return Rejection.of(
          Reason.UPSTREAM_RESPONSE_INVALID, "stream reset with code " + reset.getCode());
    }
    return Rejection.of(Reason.UPSTREAM_RESPONSE_INVALID, failure.getClass().getSimpleName());
  }

  private static String connectEvidence(Throwable failure) {
    if (failure instanceof LeftOutException) {
      return "left out after failed connections, and no other endpoint can answer";
    }
    if (has(failure, ConnectTimeoutException.class) || has(failure, TimeoutException.class)) {
      return "connect timeout";
    }
    if (has(failure, UnknownHostException.class)) {
      return "name not resolved";
    }
    if (has(failure, SSLException.class)) {
      return handshake(ServerAlert.of(failure));
    }
    if (has(failure, ProtocolNotSpokenException.class)) {
      return "the upstream does not speak HTTP/2; use the protocol HTTPS";
    }
    return has(failure, ConnectException.class)
        ? "connection refused"
        : failure.getClass().getSimpleName();
  }

  private static String handshake(Optional<String> alert) {
    return "TLS handshake failed" + alert.map(words -> ": " + words).orElse("");
  }

  private static boolean has(@Nullable Throwable failure, Class<? extends Throwable> type) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return true;
      }
    }
    return false;
  }
}
