package io.oauthedge.operator.status.certificate;

import java.time.Duration;
import java.time.Instant;

/**
 * Something in a Secret that ends: a certificate, or a revocation list.
 *
 * @param field that names the Secret, such as {@code spec.tls.secretName}
 * @param kind what it is, for a sentence: "certificate" or "revocation list"
 * @param name whose it is: a distinguished name
 */
public record Expiry(
    String field,
    String secretName,
    String kind,
    String name,
    Instant notBefore,
    Instant notAfter) {
  /** How long before its end it is warned of at most. */
  private static final Duration NEAR = Duration.ofDays(14);

  /**
   * Whether its end is near, or past: 14 days, or a third of its life where that is shorter, since
   * lists of a week and certificates of six days are renewed when so much is left.
   */
  public boolean isNear(Instant now) {
    Duration third = Duration.between(notBefore, notAfter).dividedBy(3);
    return notAfter.isBefore(now.plus(third.compareTo(NEAR) < 0 ? third : NEAR));
  }

  /** What ends when, and what to do. */
  public String warning(Instant now) {
    long days = Math.max(0, Duration.between(now, notAfter).toDays());
    return field
        + ": the "
        + kind
        + " of "
        + name
        + " ends in "
        + days
        + (days == 1 ? " day" : " days")
        + ", at "
        + notAfter
        + ". Renew it in Secret "
        + secretName
        + "; pods take it up without a restart.";
  }
}
