package io.oauthedge.crds.v1alpha1.spec.tls;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Which of Mozilla's server side TLS configurations the listener follows. */
public enum CipherPolicy {
  /** TLS 1.3 alone. */
  @JsonProperty("Modern")
  MODERN,
  /** TLS 1.2 with forward secrecy and authenticated encryption, and TLS 1.3. */
  @JsonProperty("Intermediate")
  INTERMEDIATE
}
