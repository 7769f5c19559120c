/**
 * Stand-ins for the controller manager's loops: Deployments, ReplicaSets, EndpointSlices, load
 * balancers. Each looks at what there is and takes one step; a pass runs them all.
 */
@NullMarked
package io.oauthedge.demo.node.controller;

import org.jspecify.annotations.NullMarked;
