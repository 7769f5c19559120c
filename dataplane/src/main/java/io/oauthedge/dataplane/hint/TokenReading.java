package io.oauthedge.dataplane.hint;

/** What a client's code or refresh token turned out to be. Prints no token. */
public sealed interface TokenReading {
  /** The token as the authorization server knows it. */
  String token();

  /** A token without a hint: issued before hints were added, or elsewhere. */
  record Plain(String token) implements TokenReading {
    @Override
    public String toString() {
      return "Plain";
    }
  }

  /** What ends like a hint, but was not sealed for this token, client and upstream. */
  record Foreign(String token) implements TokenReading {
    @Override
    public String toString() {
      return "Foreign";
    }
  }

  /** A token that came with its hint, which is taken off. */
  record Hinted(String token, Hint hint) implements TokenReading {
    @Override
    public String toString() {
      return "Hinted[" + hint + "]";
    }
  }
}
