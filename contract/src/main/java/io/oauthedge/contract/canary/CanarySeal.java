package io.oauthedge.contract.canary;

import io.oauthedge.contract.ContractCodec;
import io.oauthedge.contract.ContractException;
import io.oauthedge.contract.Versioned;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * Seals orders and answers of one edge's canary, so that nobody else can make, read or change one,
 * or pass one edge's off as another's.
 *
 * <p>AES-256-GCM (NIST SP 800-38D) with a random 96-bit nonce, under keys derived by HKDF-SHA-256
 * (RFC 5869) for each direction; the edge's name is authenticated with it, and an answer's order
 * too. The text is base64url without padding, so that it can stand in a path. Thread-safe.
 */
public final class CanarySeal {
  /** Longest life of an order; pods remember its id for as long. */
  public static final Duration MOST_LIFE = Duration.ofSeconds(30);

  /** Longest sealed order, in characters: what every proxy's request line carries. */
  public static final int MOST_ORDER_LENGTH = 1_536;

  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final String edge;
  private final List<SecretKey> orderKeys;
  private final List<SecretKey> answerKeys;

  /** A seal for the canary of one edge. */
  public CanarySeal(String namespace, String name, CanaryKeys keys) {
    edge = namespace + "/" + name;
    orderKeys = derive(keys, "order");
    answerKeys = derive(keys, "answer");
  }

  private static List<SecretKey> derive(CanaryKeys keys, String direction) {
    byte[] info = ("oauthedge canary " + direction).getBytes(StandardCharsets.US_ASCII);
    return keys.keys().stream()
        .map(
            key -> {
              try {
                return KDF.getInstance("HKDF-SHA256")
                    .deriveKey(
                        "AES",
                        HKDFParameterSpec.ofExtract()
                            .addIKM(key)
                            .thenExpand(info, CanaryKeys.KEY_BYTES));
              } catch (GeneralSecurityException e) {
                throw new IllegalStateException("the JDK lacks HKDF-SHA256", e);
              }
            })
        .toList();
  }

  /** Seals an order. */
  public String seal(CanaryOrder order) {
    return seal(order, orderKeys.getLast(), "order " + edge);
  }

  /** Opens an order; empty when it was not sealed for this edge. */
  public Optional<CanaryOrder> openOrder(String sealed) {
    return sealed.length() > MOST_ORDER_LENGTH
        ? Optional.empty()
        : open(sealed, orderKeys, "order " + edge, CanaryOrder.class);
  }

  /** Seals an answer. */
  public String seal(CanaryAnswer answer) {
    return seal(answer, answerKeys.getFirst(), "answer " + edge + " " + answer.id());
  }

  /** Opens the answer to an order; empty when the edge did not seal it for that order. */
  public Optional<CanaryAnswer> openAnswer(String sealed, CanaryOrder order) {
    return open(sealed, answerKeys, "answer " + edge + " " + order.id(), CanaryAnswer.class)
        .filter(answer -> answer.id().equals(order.id()));
  }

  private static String seal(Versioned document, SecretKey key, String bound) {
    byte[] nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    try {
      Cipher cipher = cipher(Cipher.ENCRYPT_MODE, key, nonce, bound);
      byte[] text = cipher.doFinal(ContractCodec.write(document));
      byte[] sealed = Arrays.copyOf(nonce, NONCE_BYTES + text.length);
      System.arraycopy(text, 0, sealed, NONCE_BYTES, text.length);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK lacks AES/GCM", e);
    }
  }

  private static <T extends Versioned> Optional<T> open(
      String sealed, List<SecretKey> keys, String bound, Class<T> type) {
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(sealed);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    if (bytes.length < NONCE_BYTES + TAG_BITS / Byte.SIZE) {
      return Optional.empty();
    }
    return keys.stream().flatMap(key -> open(bytes, key, bound, type).stream()).findFirst();
  }

  private static <T extends Versioned> Optional<T> open(
      byte[] sealed, SecretKey key, String bound, Class<T> type) {
    try {
      Cipher cipher = cipher(Cipher.DECRYPT_MODE, key, Arrays.copyOf(sealed, NONCE_BYTES), bound);
      byte[] text = cipher.doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
      return Optional.of(ContractCodec.read(text, type));
    } catch (AEADBadTagException | ContractException e) {
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK lacks AES/GCM", e);
    }
  }

  private static Cipher cipher(int mode, SecretKey key, byte[] nonce, String bound)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(bound.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }
}
