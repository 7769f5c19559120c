package io.oauthedge.contract.report;

import io.oauthedge.contract.Require;

/**
 * How many endpoints of an upstream a pod sees.
 *
 * @param ready get any request
 * @param terminating are about to end and still serve
 * @param ejected of the ready ones, left out by this pod as failing
 */
public record EndpointCounts(int ready, int terminating, int ejected) {
  public EndpointCounts {
    Require.atLeast(0, ready, "endpoints.ready");
    Require.atLeast(0, terminating, "endpoints.terminating");
    Require.atLeast(0, ejected, "endpoints.ejected");
  }
}
