/** Tests of {@code io.oauthedge.dataplane.readiness}. */
@NullMarked
package io.oauthedge.dataplane.readiness;

import org.jspecify.annotations.NullMarked;
