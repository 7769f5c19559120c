/** What is known of each external load balancer, as data. */
@NullMarked
package io.oauthedge.operator.provider;

import org.jspecify.annotations.NullMarked;
