package io.oauthedge.operator.canary.probe;

/** The protocol that a probe speaks to the first party on its way. */
public enum Protocol {
  HTTP_1_1("HTTP/1.1"),
  HTTP_2("HTTP/2");

  private final String text;

  Protocol(String text) {
    this.text = text;
  }

  /** As the edge names it too. */
  public String text() {
    return text;
  }
}
