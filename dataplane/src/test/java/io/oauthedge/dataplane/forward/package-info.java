/** Tests of {@code io.oauthedge.dataplane.forward}. */
@NullMarked
package io.oauthedge.dataplane.forward;

import org.jspecify.annotations.NullMarked;
