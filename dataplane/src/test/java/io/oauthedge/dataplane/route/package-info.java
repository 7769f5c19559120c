/** Tests of {@code io.oauthedge.dataplane.route}. */
@NullMarked
package io.oauthedge.dataplane.route;

import org.jspecify.annotations.NullMarked;
