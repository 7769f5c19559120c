package io.oauthedge.operator.status.condition;

/** Whether a condition holds; what was not observed is unknown. */
public enum Truth {
  TRUE("True"),
  FALSE("False"),
  UNKNOWN("Unknown");

  private final String text;

  Truth(String text) {
    this.text = text;
  }

  /** The word in the resource. */
  public String text() {
    return text;
  }
}
