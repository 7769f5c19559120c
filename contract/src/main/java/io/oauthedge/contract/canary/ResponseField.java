package io.oauthedge.contract.canary;

import io.oauthedge.contract.Require;

/** A field line of the answer that an order asks for, so that the way back is tried too. */
public record ResponseField(String name, String value) {
  public ResponseField {
    Require.text(name, "respond[].name");
    Require.given(value, "respond[].value");
  }
}
