package io.oauthedge.demo.canary;

import io.oauthedge.crds.v1alpha1.spec.Provider;
import io.oauthedge.demo.canary.front.Certificates;
import io.oauthedge.demo.canary.front.Front;
import java.util.List;
import java.util.function.BiFunction;

/**
 * A setting of a real proxy that harms headers, or looks as if it did.
 *
 * @param name of the setting; for the page
 * @param on starts the proxy with it in front of {@code address:port}
 * @param off starts the same proxy without it
 * @param preserve what the resource asks to preserve
 * @param reported what a round must report, in the words of {@link Reported}
 * @param evidence a part of what it must say
 */
record Fault(
    String proxy,
    String name,
    Start on,
    Start off,
    List<String> preserve,
    List<String> reported,
    String evidence) {
  /** Starts a proxy in front of an edge. */
  @FunctionalInterface
  interface Start extends BiFunction<String, Certificates, Front> {}

  /** Whose fixes a resource would ask for. */
  Provider provider() {
    return switch (proxy) {
      case "NGINX" -> Provider.INGRESS_NGINX;
      case "HAProxy" -> Provider.HAPROXY;
      default -> Provider.GENERIC;
    };
  }

  @Override
  public String toString() {
    return proxy + ": " + name;
  }
}
