package io.oauthedge.contract;

/** A document that operator and dataplane exchange. */
public interface Versioned {
  /** The {@link ContractVersion} that the document was written in. */
  int version();
}
