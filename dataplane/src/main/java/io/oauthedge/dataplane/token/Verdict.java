package io.oauthedge.dataplane.token;

/** What verification says of a token. */
public sealed interface Verdict {
  /** The token is good. */
  record Admitted(AdmittedToken token) implements Verdict {}

  /** The token, or the means to judge it, is not. */
  record Refused(Rejection rejection) implements Verdict {}
}
