package io.oauthedge.operator.observe.admin;

import io.oauthedge.contract.config.EdgeConfig;
import io.oauthedge.contract.config.EndpointSnapshot;
import io.oauthedge.contract.config.KeySnapshot;
import io.oauthedge.contract.config.PathFindings;
import io.oauthedge.contract.report.ApplyReply;
import io.oauthedge.contract.report.EdgeReport;

/**
 * What the operator can ask of one edge's pods.
 *
 * <p>Thread-safe. Every call blocks until it is answered or its time is up, and never throws for
 * what a pod does.
 */
public interface AdminPort {
  /** What the pod at an IP address serves with and has seen. */
  AdminReply<EdgeReport> report(String address);

  /** Hands the pod a configuration. */
  AdminReply<ApplyReply> push(String address, EdgeConfig config);

  /** Hands the pod the endpoints of its upstreams. */
  AdminReply<ApplyReply> push(String address, EndpointSnapshot endpoints);

  /** Hands the pod keys that it lacks. */
  AdminReply<ApplyReply> push(String address, KeySnapshot keys);

  /** Hands the pod what the canary has proven of the way to it. */
  AdminReply<ApplyReply> push(String address, PathFindings findings);
}
