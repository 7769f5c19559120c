package io.oauthedge.contract.config;

/** What it takes to bring a running pod from one configuration to another. */
public enum ChangeImpact {
  /** Nothing differs. */
  NONE,
  /** A new immutable snapshot; no connection notices. */
  SWAP,
  /** A new pod. */
  RESTART;

  /**
   * Compares two configurations. What is not known to be swappable is {@link #RESTART}, so that a
   * new field is safe by default.
   *
   * <p>Listeners restart, with one exception: other file digests under the same paths are a swap.
   */
  public static ChangeImpact between(EdgeConfig from, EdgeConfig to) {
    if (from.equals(to)) {
      return NONE;
    }
    EdgeConfig swappable =
        new EdgeConfig(
            from.version(),
            to.edge(),
            to.hosts(),
            from.listeners(),
            to.trustedProxies(),
            to.issuers(),
            to.routes(),
            to.upstreams(),
            from.headers().maxSizeBytes() == to.headers().maxSizeBytes()
                ? to.headers()
                : from.headers(),
            to.readiness(),
            to.refreshProtection(),
            to.accessLog(),
            from.files().keySet().equals(to.files().keySet()) ? to.files() : from.files());
    boolean sameEdge =
        from.edge().name().equals(to.edge().name())
            && from.edge().namespace().equals(to.edge().namespace());
    return sameEdge && swappable.equals(to) ? SWAP : RESTART;
  }
}
