package io.oauthedge.dataplane.exchange;

/** One stage of the walk; called on the request's event loop, and never blocks it. */
@FunctionalInterface
public interface Stage {
  /** Looks at the exchange, notes what it learnt there, and says how it goes on. */
  Step pass(Exchange exchange);
}
