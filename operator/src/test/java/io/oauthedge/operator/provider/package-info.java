/** Tests of the load balancer profiles. */
@NullMarked
package io.oauthedge.operator.provider;

import org.jspecify.annotations.NullMarked;
