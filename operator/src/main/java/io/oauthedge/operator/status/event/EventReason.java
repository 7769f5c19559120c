package io.oauthedge.operator.status.event;

/** What Events tell; the list is closed. */
public enum EventReason {
  READY("Ready", false),
  NOT_READY("NotReady", true),
  SPEC_ACCEPTED("SpecAccepted", false),
  SPEC_INVALID("SpecInvalid", true),
  REFERENCES_RESOLVED("ReferencesResolved", false),
  REFERENCE_UNRESOLVED("ReferenceUnresolved", true),
  PROGRAMMED("Programmed", false),
  POD_REFUSED_CONFIG("PodRefusedConfig", true),
  APPLY_FAILED("ApplyFailed", true),
  AUTHORIZATION_FLOW_HEALTHY("AuthorizationFlowHealthy", false),
  AUTHORIZATION_FLOW_UNHEALTHY("AuthorizationFlowUnhealthy", true),
  HEADERS_INTACT("HeadersIntact", false),
  HEADERS_HARMED("HeadersHarmed", true),
  CERTIFICATE_NEAR_EXPIRY("CertificateNearExpiry", true),
  TOKENS_EXPOSED("TokensExposed", true);

  private final String text;
  private final boolean warning;

  EventReason(String text, boolean warning) {
    this.text = text;
    this.warning = warning;
  }

  /** The word in the Event. */
  public String text() {
    return text;
  }

  /** {@code Warning} or {@code Normal}. */
  public String type() {
    return warning ? "Warning" : "Normal";
  }
}
