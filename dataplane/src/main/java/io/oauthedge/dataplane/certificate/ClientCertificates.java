package io.oauthedge.dataplane.certificate;

import io.oauthedge.contract.Reason;
import io.oauthedge.contract.tls.ClientCertificateConfig;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
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
  private static final int MOST_VERDICTS = 4_096;

  private static final Duration REFUSAL_IS_KEPT = Duration.ofSeconds(5);

  private static final Certificate[] NOBODY = {};

  /** Where a session remembers that its client showed none. */
  private static final String NO_CERTIFICATE = "io.oauthedge.no-client-certificate";

  private record Kept(CertificateVerdict verdict, Instant until) {}

  private final ClientCertificateConfig config;
  private final ChainVerifier verifier;
  private final Map<List<X509Certificate>, Kept> verdicts = new ConcurrentHashMap<>();

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
    List<X509Certificate> authorities =
        read(config.caFile(), contents, CertificateFactory::generateCertificates).stream()
            .map(X509Certificate.class::cast)
            .toList();
    Optional<List<X509CRL>> lists =
        config
            .crlFile()
            .map(
                file ->
                    read(file, contents, CertificateFactory::generateCRLs).stream()
                        .map(X509CRL.class::cast)
                        .toList());
    return new ClientCertificates(config, new ChainVerifier(authorities, lists));
  }

  @FunctionalInterface
  private interface Parser<T> {
    Collection<? extends T> parse(CertificateFactory factory, ByteArrayInputStream content)
        throws GeneralSecurityException;
  }

  private static <T> List<T> read(String file, Map<String, Buffer> contents, Parser<T> parser) {
    Buffer content = contents.get(file);
    if (content == null) {
      throw new IllegalArgumentException(
          "files: lacks " + file + ", which listeners.clientCertificates names");
    }
    try {
      List<T> parsed =
          List.copyOf(
              parser.parse(
                  CertificateFactory.getInstance("X.509"),
                  new ByteArrayInputStream(content.getBytes())));
      if (parsed.isEmpty()) {
        throw new IllegalArgumentException(file + " holds nothing that could be verified with");
      }
      return parsed;
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException(file + " is not PEM of its kind", e);
    }
  }

  public ClientCertificateConfig config() {
    return config;
  }

  /** What clients are told to have their certificates from. */
  public List<X509Certificate> authorities() {
    return verifier.authorities();
  }

  /**
   * Judges what a request comes with.
   *
   * @param trustedPeer whether the direct peer is a trusted proxy
   */
  public CertificateVerdict judge(HttpServerRequest request, boolean trustedPeer, Instant now) {
    return switch (presented(request, trustedPeer)) {
      case Presented.None _ -> new CertificateVerdict.None();
      case Presented.Unreadable(var detail) ->
          new CertificateVerdict.Bad(Reason.CLIENT_CERTIFICATE_UNREADABLE, detail);
      case Presented.Chain(var chain) -> verify(chain, now);
    };
  }

  /**
   * What a request comes with. From a trusted proxy that states certificates only its statement
   * counts: the certificate of that connection is its own.
   */
  private Presented presented(HttpServerRequest request, boolean trustedPeer) {
    if (trustedPeer && config.header().isPresent()) {
      return StatedCertificate.read(request.headers(), config.header().get());
    }
    Certificate[] chain = chain(request.connection().sslSession());
    return chain.length == 0
        ? new Presented.None()
        : new Presented.Chain(Arrays.stream(chain).map(X509Certificate.class::cast).toList());
  }

  // The session tells that there is none by an exception, which would cost as much as a request.
  private static Certificate[] chain(@Nullable SSLSession session) {
    if (session == null || session.getValue(NO_CERTIFICATE) != null) {
      return NOBODY;
    }
    try {
      return session.getPeerCertificates();
    } catch (SSLPeerUnverifiedException e) {
      session.putValue(NO_CERTIFICATE, true);
      return NOBODY;
    }
  }

  /**
   * The verdict on a chain. A refusal is kept for a little only: what begins later, as a fresh
   * certificate by a clock that is behind, becomes good; but nobody has the edge verify his bad
   * chain for each of his requests.
   */
  CertificateVerdict verify(List<X509Certificate> chain, Instant now) {
    Kept kept = verdicts.get(chain);
    if (kept != null && now.isBefore(kept.until())) {
      return kept.verdict();
    }
    CertificateVerdict verdict = verifier.verify(chain, now);
    Instant until =
        verdict instanceof CertificateVerdict.Good
            ? verifier.until(chain)
            : now.plus(REFUSAL_IS_KEPT);
    if (verdicts.size() >= MOST_VERDICTS) {
      verdicts.clear();
    }
    verdicts.put(chain, new Kept(verdict, until));
    return verdict;
  }
}
