/** What becomes of http and https before each policy and behind each kind of load balancer. */
@NullMarked
package io.oauthedge.dataplane.downgrade;

import org.jspecify.annotations.NullMarked;
