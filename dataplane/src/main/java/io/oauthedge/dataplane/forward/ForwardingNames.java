package io.oauthedge.dataplane.forward;

import io.vertx.core.http.HttpHeaders;

/** The forwarding headers that the edge reads and sets. */
public final class ForwardingNames {
  public static final CharSequence FORWARDED = HttpHeaders.createOptimized("forwarded");
  public static final CharSequence FOR = HttpHeaders.createOptimized("x-forwarded-for");
  public static final CharSequence PROTO = HttpHeaders.createOptimized("x-forwarded-proto");
  public static final CharSequence HOST = HttpHeaders.createOptimized("x-forwarded-host");
  public static final CharSequence PORT = HttpHeaders.createOptimized("x-forwarded-port");

  private ForwardingNames() {}
}
