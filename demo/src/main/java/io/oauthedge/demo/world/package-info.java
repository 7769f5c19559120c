/** What stands around an edge: authorization server, load balancer with faults, application. */
@NullMarked
package io.oauthedge.demo.world;

import org.jspecify.annotations.NullMarked;
