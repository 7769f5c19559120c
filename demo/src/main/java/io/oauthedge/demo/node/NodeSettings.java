package io.oauthedge.demo.node;

import io.fabric8.kubernetes.api.model.LoadBalancerIngress;
import io.fabric8.kubernetes.api.model.Service;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/**
 * What a node is to know.
 *
 * @param folder below which pods have their roots ({@code pods/}) and logs ({@code
 *     logs/<namespace>_<pod>.log})
 * @param entrypoint the command that an image starts with, before the container's args
 * @param loadBalancers where the load balancer of a Service is reached; none while it has none
 */
public record NodeSettings(
    Path folder,
    Function<String, List<String>> entrypoint,
    Function<Service, List<LoadBalancerIngress>> loadBalancers) {}
