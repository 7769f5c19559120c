/** The listeners that clients and load balancers connect to. */
@NullMarked
package io.oauthedge.dataplane.listen;

import org.jspecify.annotations.NullMarked;
