package io.oauthedge.operator.status.condition;

/** The conditions that the operator writes, in the order in which a reader needs them. */
public enum ConditionType {
  /** Everything that is wanted is served, as observed. */
  READY("Ready"),
  /** The spec is valid. */
  ACCEPTED("Accepted"),
  /** Every Secret and Service exists and holds what it must. */
  RESOLVED_REFS("ResolvedRefs"),
  /** Every ready pod reported that it serves with this generation. */
  PROGRAMMED("Programmed"),
  /** Pods got a token and admitted it. */
  AUTHORIZATION_FLOW_HEALTHY("AuthorizationFlowHealthy"),
  /** Known requests arrived as sent, and provably came in from outside; nothing rests on it. */
  HEADERS_INTACT("HeadersIntact"),
  /** The operator is bringing pods to this generation; true is the exception, as kstatus wants. */
  RECONCILING("Reconciling"),
  /** Nothing goes on until somebody acts; true is the exception, as kstatus wants. */
  STALLED("Stalled");

  private final String text;

  ConditionType(String text) {
    this.text = text;
  }

  /** The word in the resource. */
  public String text() {
    return text;
  }
}
