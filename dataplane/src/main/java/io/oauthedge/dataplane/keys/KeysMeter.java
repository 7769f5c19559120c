package io.oauthedge.dataplane.keys;

/** Counts fetches of keys; called from several event loops. */
public interface KeysMeter {
  /** Counts nothing. */
  KeysMeter NONE = (issuer, fetched) -> {};

  /**
   * A fetch ended.
   *
   * @param issuer the issuer's configured name
   * @param fetched whether it brought usable keys
   */
  void fetch(String issuer, boolean fetched);
}
