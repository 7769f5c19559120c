package io.oauthedge.operator.identity;

import io.oauthedge.contract.AdminApi;
import io.oauthedge.contract.canary.CanaryKeys;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * An identity as the data of two Secrets (base64 values): one that pods mount, and one that they
 * never see.
 *
 * <p>What cannot be read counts as missing, for the keeper to replace.
 */
public final class IdentityCodec {
  private static final String CA_KEY = "ca.key";
  private static final String TRUSTED = "trusted.crt";
  private static final String CLIENT_CERTIFICATE = "client.crt";
  private static final String CLIENT_KEY = "client.key";
  private static final String CANARY_RENEWED = "canary.renewed";

  private IdentityCodec() {}

  /** The Secret that pods mount. */
  public static Map<String, String> mounted(AdminIdentity identity) {
    return new TreeMap<>(
        Map.of(
            AdminApi.ADMIN_CERTIFICATE,
            base64(Pem.certificates(List.of(identity.pod().certificate()))),
            AdminApi.ADMIN_KEY,
            base64(Pem.keys(List.of(identity.pod().key()))),
            AdminApi.ADMIN_CA,
            base64(Pem.certificates(identity.trusted())),
            AdminApi.DIGEST_KEY,
            base64(identity.digestKey().bytes()),
            AdminApi.CANARY_KEYS,
            base64(identity.canary().keys().format().getBytes(StandardCharsets.US_ASCII))));
  }

  /** The Secret that only the operator reads: CA keys, and its own client certificate. */
  public static Map<String, String> unmounted(AdminIdentity identity) {
    List<Leaf> authorities = identity.authorities();
    return new TreeMap<>(
        Map.of(
            AdminApi.ADMIN_CA,
            base64(Pem.certificates(authorities.stream().map(Leaf::certificate).toList())),
            CA_KEY,
            base64(Pem.keys(authorities.stream().map(Leaf::key).toList())),
            TRUSTED,
            base64(Pem.certificates(identity.trusted())),
            CLIENT_CERTIFICATE,
            base64(Pem.certificates(List.of(identity.operator().certificate()))),
            CLIENT_KEY,
            base64(Pem.keys(List.of(identity.operator().key()))),
            CANARY_RENEWED,
            base64(identity.canary().renewedAt().toString().getBytes(StandardCharsets.US_ASCII))));
  }

  /** Reads what is there of both Secrets' data. */
  public static StoredIdentity read(Map<String, String> mounted, Map<String, String> unmounted) {
    List<X509Certificate> authorityCertificates = certificates(unmounted, AdminApi.ADMIN_CA);
    List<PrivateKey> authorityKeys = keys(unmounted, CA_KEY);
    List<Leaf> authorities =
        IntStream.range(0, Math.min(authorityCertificates.size(), authorityKeys.size()))
            .mapToObj(i -> new Leaf(authorityCertificates.get(i), authorityKeys.get(i)))
            .filter(Leaf::fits)
            .toList();
    return new StoredIdentity(
        authorities,
        unmounted.containsKey(TRUSTED)
            ? certificates(unmounted, TRUSTED)
            : certificates(mounted, AdminApi.ADMIN_CA),
        leaf(mounted, AdminApi.ADMIN_CERTIFICATE, AdminApi.ADMIN_KEY),
        leaf(unmounted, CLIENT_CERTIFICATE, CLIENT_KEY),
        decoded(mounted, AdminApi.DIGEST_KEY)
            .filter(bytes -> bytes.length >= 16)
            .map(DigestKey::new),
        canary(mounted, unmounted));
  }

  /** Keys of an unknown age count as old: they are renewed, which harms nothing. */
  private static Optional<CanaryKeyRing> canary(
      Map<String, String> mounted, Map<String, String> unmounted) {
    try {
      return text(mounted, AdminApi.CANARY_KEYS)
          .map(CanaryKeys::parse)
          .map(keys -> new CanaryKeyRing(keys, renewedAt(unmounted)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Instant renewedAt(Map<String, String> unmounted) {
    try {
      return text(unmounted, CANARY_RENEWED).map(Instant::parse).orElse(Instant.EPOCH);
    } catch (DateTimeParseException e) {
      return Instant.EPOCH;
    }
  }

  private static Optional<String> text(Map<String, String> data, String entry) {
    return decoded(data, entry).map(bytes -> new String(bytes, StandardCharsets.US_ASCII));
  }

  private static Optional<Leaf> leaf(
      Map<String, String> data, String certificateEntry, String keyEntry) {
    List<X509Certificate> certificates = certificates(data, certificateEntry);
    List<PrivateKey> keys = keys(data, keyEntry);
    return certificates.isEmpty() || keys.isEmpty()
        ? Optional.empty()
        : Optional.of(new Leaf(certificates.getFirst(), keys.getFirst())).filter(Leaf::fits);
  }

  private static List<X509Certificate> certificates(Map<String, String> data, String entry) {
    return parsed(data, entry, Pem::readCertificates);
  }

  private static List<PrivateKey> keys(Map<String, String> data, String entry) {
    return parsed(data, entry, Pem::readKeys);
  }

  private static <T> List<T> parsed(
      Map<String, String> data, String entry, Function<byte[], List<T>> parser) {
    try {
      return decoded(data, entry).map(parser).orElse(List.of());
    } catch (PemException e) {
      return List.of();
    }
  }

  private static Optional<byte[]> decoded(Map<String, String> data, String entry) {
    try {
      return Optional.ofNullable(data.get(entry)).map(Base64.getDecoder()::decode);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String base64(byte[] content) {
    return Base64.getEncoder().encodeToString(content);
  }
}
