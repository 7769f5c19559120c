package io.oauthedge.contract.tls;

/** What a request over plaintext meets. */
public enum PlaintextPolicy {
  /** 308 to https; one with a credential is refused as TOKEN_EXPOSED. */
  REDIRECT,
  /** 403. */
  REFUSE,
  /** Served when a trusted proxy says that the client used https, else 403. */
  TERMINATED_UPSTREAM
}
