package io.oauthedge.dataplane.trust;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.PKIXReason;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What made the edge refuse a server's certificate. */
public enum CertificateFault {
  EXPIRED("a certificate of its chain has expired"),
  NOT_YET_VALID("a certificate of its chain is not valid yet"),
  UNTRUSTED("its chain ends in no authority that is trusted"),
  WEAK("its chain uses an algorithm or a key size that is too weak"),
  FORGED("a signature in its chain is wrong"),
  MALFORMED("its chain breaks a rule of RFC 5280"),
  OTHER_NAME("its certificate is for another name"),
  OTHER_USE("its certificate is not for servers");

  private final String words;

  CertificateFault(String words) {
    this.words = words;
  }

  /** A piece of a sentence for a person. */
  public String words() {
    return words;
  }

  /** Finds it by the types in the chain of causes; empty when the certificate is not the cause. */
  public static Optional<CertificateFault> of(Throwable failure) {
    return cause(failure, CertificateException.class).map(refused -> of(failure, refused));
  }

  private static CertificateFault of(Throwable failure, CertificateException refused) {
    if (cause(failure, CertificateExpiredException.class).isPresent()) {
      return EXPIRED;
    }
    if (cause(failure, CertificateNotYetValidException.class).isPresent()) {
      return NOT_YET_VALID;
    }
    Optional<CertPathValidatorException> rule = cause(failure, CertPathValidatorException.class);
    if (rule.isPresent()) {
      return of(rule.get());
    }
    if (cause(failure, CertPathBuilderException.class).isPresent()) {
      return UNTRUSTED;
    }
    // The check of the name throws the plain type, those of chain and use a kind of it.
    return refused.getClass() == CertificateException.class ? OTHER_NAME : OTHER_USE;
  }

  private static CertificateFault of(CertPathValidatorException broken) {
    return switch (broken.getReason()) {
      case PKIXReason.NO_TRUST_ANCHOR -> UNTRUSTED;
      case BasicReason.ALGORITHM_CONSTRAINED -> WEAK;
      case BasicReason.INVALID_SIGNATURE -> FORGED;
      default -> MALFORMED;
    };
  }

  private static <T extends Throwable> Optional<T> cause(
      @Nullable Throwable failure, Class<T> type) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return Optional.of(type.cast(cause));
      }
    }
    return Optional.empty();
  }
}
