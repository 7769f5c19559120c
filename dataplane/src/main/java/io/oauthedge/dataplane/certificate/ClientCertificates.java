package io.oauthedge.dataplane.certificate;

import io.oauthedge.contract.Reason;
import io.oauthedge.contract.tls.ClientCertificateConfig;
import io.oauthedge.contract.tls.ClientCertificateHeader;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/**
 * Clients' certificates as one configuration has them verified.
 *
 * <p>A chain that is good is verified once and its verdict kept until something in it ends; who can
 * make the edge verify new ones has done a handshake for each, or is a trusted proxy.
 */
public final class ClientCertificates {
  /** Above this many the memory begins anew, which costs a verification each. */
  private static final int MOST_STATED = 4_096;

  private static final Duration REFUSAL_IS_KEPT = Duration.ofSeconds(5);

  /** Where a session remembers the verdict on its client. */
  private static final String VERDICT = "io.oauthedge.client-certificate-verdict";

  /** A verdict, good while the verifier that gave it is in use. */
  private record Kept(ChainVerifier by, CertificateVerdict verdict, Instant until) {}

  private final ClientCertificateConfig config;
  private final ChainVerifier verifier;
  private final Map<String, Kept> stated = new ConcurrentHashMap<>();

  private ClientCertificates(ClientCertificateConfig config, ChainVerifier verifier) {
    this.config = config;
    this.verifier = verifier;
  }

  /**
   * Reads the authorities and their revocation lists.
   *
   * @param contents the files' content by path
   * @throws IllegalArgumentException when a file is missing or holds nothing that can be used; the
   *     message names the file
   */
  public static ClientCertificates load(
      ClientCertificateConfig config, Map<String, Buffer> contents) {
    return new ClientCertificates(config, AuthorityFiles.verifier(config, contents));
  }

  public ClientCertificateConfig config() {
    return config;
  }

  /** What clients are told to have their certificates from. */
  public List<X509Certificate> authorities() {
    return verifier.authorities();
  }

  /**
   * Judges what a request comes with. From a trusted proxy that states certificates only its
   * statement counts: the certificate of that connection is its own.
   *
   * @param trustedPeer whether the direct peer is a trusted proxy
   */
  public CertificateVerdict judge(HttpServerRequest request, boolean trustedPeer, Instant now) {
    return trustedPeer && config.header().isPresent()
        ? stated(request.headers(), config.header().get(), now)
        : shown(request.connection().sslSession(), now);
  }

  /** Kept by the digest of what was said, so that nothing is parsed twice. */
  CertificateVerdict stated(MultiMap headers, ClientCertificateHeader header, Instant now) {
    Optional<String> said = StatedCertificate.digest(headers, header);
    if (said.isEmpty()) {
      return new CertificateVerdict.None();
    }
    Kept kept = stated.get(said.get());
    if (kept != null && now.isBefore(kept.until())) {
      return kept.verdict();
    }
    Kept fresh = judge(StatedCertificate.read(headers, header), now);
    if (stated.size() >= MOST_STATED) {
      stated.clear();
    }
    stated.put(said.get(), fresh);
    return fresh.verdict();
  }

  /** Kept in the session, so that it ends with the connections that it is of. */
  private CertificateVerdict shown(@Nullable SSLSession session, Instant now) {
    if (session == null) {
      return new CertificateVerdict.None();
    }
    if (session.getValue(VERDICT) instanceof Kept kept
        && kept.by() == verifier
        && now.isBefore(kept.until())) {
      return kept.verdict();
    }
    Kept fresh = judge(presented(session), now);
    session.putValue(VERDICT, fresh);
    return fresh.verdict();
  }

  private static Presented presented(SSLSession session) {
    try {
      return new Presented.Chain(
          Arrays.stream(session.getPeerCertificates()).map(X509Certificate.class::cast).toList());
    } catch (SSLPeerUnverifiedException none) {
      return new Presented.None();
    }
  }

  /**
   * A fresh verdict. A refusal is kept for a little only: what begins later, as a new certificate
   * by a clock that is behind, becomes good; but nobody has the edge verify his bad chain for each
   * of his requests.
   */
  private Kept judge(Presented presented, Instant now) {
    return switch (presented) {
      case Presented.None _ -> new Kept(verifier, new CertificateVerdict.None(), Instant.MAX);
      case Presented.Unreadable(var detail) ->
          new Kept(
              verifier,
              new CertificateVerdict.Bad(Reason.CLIENT_CERTIFICATE_UNREADABLE, detail),
              now.plus(REFUSAL_IS_KEPT));
      case Presented.Chain(var chain) -> {
        CertificateVerdict verdict = verifier.verify(chain, now);
        yield new Kept(
            verifier,
            verdict,
            verdict instanceof CertificateVerdict.Good
                ? verifier.until(chain, now)
                : now.plus(REFUSAL_IS_KEPT));
      }
    };
  }
}
