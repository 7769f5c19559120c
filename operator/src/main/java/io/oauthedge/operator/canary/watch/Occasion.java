package io.oauthedge.operator.canary.watch;

/**
 * All that a full round must follow: another value asks for one at once.
 *
 * @param generation of the resource that pods serve with
 * @param rest digests of the load balancer's address, of certificates, and what the user asks for
 */
public record Occasion(long generation, String rest) {
  /** Before pods have served with anything that is known here. */
  static final Occasion NONE = new Occasion(0, "");
}
