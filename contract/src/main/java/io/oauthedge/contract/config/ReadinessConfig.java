package io.oauthedge.contract.config;

import java.util.Optional;

/**
 * When a pod takes traffic.
 *
 * @param tokenEndpoint the flow to exercise; without it, ready means that keys are known
 * @param routeAway whether an unhealthy flow takes the pod out of traffic
 */
public record ReadinessConfig(Optional<TokenEndpointProbe> tokenEndpoint, boolean routeAway) {}
