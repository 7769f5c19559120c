package io.oauthedge.dataplane.refresh;

import io.oauthedge.dataplane.certificate.VerifiedCertificate;
import io.oauthedge.dataplane.dpop.DpopProof;
import io.oauthedge.dataplane.dpop.DpopProofs;
import io.oauthedge.dataplane.dpop.ProvenRequest;
import io.oauthedge.dataplane.exchange.Exchange;
import io.oauthedge.dataplane.tokenendpoint.FormParameter;
import io.oauthedge.dataplane.tokenendpoint.TokenEndpointRequest;
import io.oauthedge.dataplane.tokenendpoint.TokenEndpointStage;
import io.oauthedge.dataplane.tokenendpoint.TokenForm;
import io.vertx.core.MultiMap;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * Tells which refreshes are equal: those in which everything is, be it known to prove the client or
 * not, but for {@link UnequalFields} that say nothing of it.
 *
 * <p>Who lacks the client's secret, certificate or key therefore never gets the answer to its
 * refresh. The key of the digest is derived by HKDF (RFC 5869) from one that all pods of the edge
 * share, so that equal requests have one key on each.
 */
public final class RefreshKeys implements TokenEndpointStage.Keys {
  private static final String LABEL = "oauthedge equal refreshes 1";
  private static final int LEAST_KEY_BYTES = 16;

  private final SecretKey key;
  private final DpopProofs proofs;

  /**
   * Derives the key.
   *
   * @param shared at least 16 bytes
   */
  public RefreshKeys(byte[] shared, DpopProofs proofs) {
    if (shared.length < LEAST_KEY_BYTES) {
      throw new IllegalArgumentException("the digest key must have at least 16 bytes");
    }
    this.proofs = proofs;
    try {
      byte[] info = LABEL.getBytes(StandardCharsets.UTF_8);
      key =
          KDF.getInstance("HKDF-SHA256")
              .deriveKey(
                  KeyDigest.ALGORITHM,
                  HKDFParameterSpec.ofExtract().addIKM(shared).thenExpand(info, 32));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK lacks HKDF-SHA256", e);
    }
  }

  /** Whether a form asks for a refresh (RFC 6749 section 6). */
  static boolean isRefresh(TokenForm form) {
    return form.first("grant_type").filter("refresh_token"::equals).isPresent()
        && form.first("refresh_token").filter(token -> !token.isEmpty()).isPresent();
  }

  // No two assertions are equal (RFC 7523 section 3: jti).
  @Override
  public Optional<String> key(Exchange exchange, TokenEndpointRequest request) {
    if (!exchange.snapshot().config().refreshProtection().coalesce()
        || !isRefresh(request.form())
        || request.form().first("client_assertion").isPresent()) {
      return Optional.empty();
    }
    String certificate =
        exchange.clientCertificate().map(VerifiedCertificate::thumbprint).orElse("");
    List<String> sent = request.headers().getAll("dpop");
    return sent.isEmpty()
        ? Optional.of(digest(request, certificate, List.of()))
        : proof(exchange, sent)
            .map(proof -> digest(request, certificate, List.of(proof.thumbprint(), proof.nonce())));
  }

  private Optional<DpopProof> proof(Exchange exchange, List<String> sent) {
    return ProvenRequest.https("POST", exchange.host(), exchange.path().sent())
        .filter(request -> sent.size() == 1 && exchange.origin().https())
        .flatMap(request -> proofs.verify(sent.get(0), request, exchange.startedAt()));
  }

  String digest(TokenEndpointRequest request, String certificate, List<String> proof) {
    var digest = new KeyDigest(key);
    digest.add(request.route()).add(request.uri()).add(request.authority()).add(certificate);
    digest.add(proof.size());
    proof.forEach(digest::add);
    addForm(digest, request.form());
    addFields(digest, request.headers());
    return digest.hex();
  }

  // The order of parameters means nothing, but that of those with one name may.
  private static void addForm(KeyDigest digest, TokenForm form) {
    digest.add(form.parameters().size());
    form.parameters().stream()
        .sorted(Comparator.comparing(FormParameter::name))
        .forEach(parameter -> digest.add(parameter.name()).add(parameter.value()));
  }

  private static void addFields(KeyDigest digest, MultiMap headers) {
    Map<String, List<String>> fields = new TreeMap<>();
    headers.forEach(
        (name, value) -> {
          String lower = name.toLowerCase(Locale.ROOT);
          if (!UnequalFields.isOne(lower)) {
            fields.computeIfAbsent(lower, n -> new ArrayList<>(1)).add(value);
          }
        });
    digest.add(fields.size());
    fields.forEach(
        (name, values) -> {
          digest.add(name).add(values.size());
          values.forEach(digest::add);
        });
  }
}
