package io.oauthedge.dataplane.snapshot;

import io.oauthedge.contract.config.RouteConfig;
import io.oauthedge.dataplane.endpoint.Backends;
import io.oauthedge.dataplane.proxy.UpstreamPool;

/** A route with the live endpoints of its upstream. */
public record Route(RouteConfig config, UpstreamPool pool, Backends backends) {}
