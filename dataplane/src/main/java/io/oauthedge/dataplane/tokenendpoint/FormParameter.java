package io.oauthedge.dataplane.tokenendpoint;

/** A decoded parameter of a form; its value may be a secret, so that it prints none. */
public record FormParameter(String name, String value) {
  @Override
  public String toString() {
    return name + "=…";
  }
}
