package io.oauthedge.contract.refresh;

import io.oauthedge.contract.Require;

/** A header field or a form's parameter; its value may be a secret, so that it prints none. */
public record Field(String name, String value) {
  public Field {
    Require.text(name, "fields[].name");
    Require.given(value, "fields[].value");
  }

  @Override
  public String toString() {
    return name + "=…";
  }
}
