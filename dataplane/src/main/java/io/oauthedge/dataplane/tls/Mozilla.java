package io.oauthedge.dataplane.tls;

import io.oauthedge.contract.tls.CipherPolicy;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Mozilla's Server Side TLS guidelines, version 6.0 of April 2026. Its Modern and Intermediate are
 * those of 5.8, which took the last suites without elliptic curves (DHE) out.
 *
 * @see <a href="https://ssl-config.mozilla.org/guidelines/6.0.json">the guidelines</a>
 */
public final class Mozilla {
  private static final List<String> TLS_1_3 =
      List.of("TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256");

  /** With forward secrecy and authenticated encryption, all of them. */
  private static final List<String> TLS_1_2 =
      List.of(
          "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
          "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
          "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
          "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
          "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
          "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256");

  private static final String POST_QUANTUM = "X25519MLKEM768";
  private static final List<String> CURVES = List.of("x25519", "secp256r1", "secp384r1");

  private Mozilla() {}

  /** Suites by their names in Java, which keep to the order of the guidelines. */
  public static List<String> suites(CipherPolicy policy) {
    return switch (policy) {
      case MODERN -> TLS_1_3;
      case INTERMEDIATE -> Stream.of(TLS_1_3, TLS_1_2).flatMap(List::stream).toList();
    };
  }

  /** Puts suites into the guidelines' order. */
  static List<String> inOrder(Collection<String> suites) {
    var wanted = Set.copyOf(suites);
    return suites(CipherPolicy.INTERMEDIATE).stream().filter(wanted::contains).toList();
  }

  /** Groups of the key exchange, the most wanted first. */
  static String[] groups(boolean postQuantum) {
    Stream<String> first = postQuantum ? Stream.of(POST_QUANTUM) : Stream.empty();
    return Stream.concat(first, CURVES.stream()).toArray(String[]::new);
  }
}
