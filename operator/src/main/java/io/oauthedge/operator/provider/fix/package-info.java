/** What mends a finding, by load balancer. */
@NullMarked
package io.oauthedge.operator.provider.fix;

import org.jspecify.annotations.NullMarked;
