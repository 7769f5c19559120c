package io.oauthedge.dataplane.snapshot;

import io.oauthedge.contract.config.Endpoint;
import io.oauthedge.contract.config.RouteConfig;
import io.oauthedge.dataplane.proxy.UpstreamPool;
import java.util.List;

/** A route with the live endpoints of its upstream. */
public record Route(RouteConfig config, UpstreamPool pool, List<Endpoint> endpoints) {}
