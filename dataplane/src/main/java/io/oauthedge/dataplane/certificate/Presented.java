package io.oauthedge.dataplane.certificate;

import java.security.cert.X509Certificate;
import java.util.List;

/** What a client showed, or a trusted proxy said that it showed. */
sealed interface Presented {
  /** Nothing. */
  record None() implements Presented {}

  /** A chain, the client's own certificate first; never empty. */
  record Chain(List<X509Certificate> certificates) implements Presented {}

  /** A statement that cannot be read. */
  record Unreadable(String detail) implements Presented {}
}
