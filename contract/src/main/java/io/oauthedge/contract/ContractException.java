package io.oauthedge.contract;

/** A document that does not keep the contract; the message names the field and what is expected. */
public final class ContractException extends RuntimeException {
  public ContractException(String message) {
    super(message);
  }

  public ContractException(String message, Throwable cause) {
    super(message, cause);
  }
}
