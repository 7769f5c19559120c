/** Tests of {@code io.oauthedge.dataplane.canary}. */
@NullMarked
package io.oauthedge.dataplane.canary;

import org.jspecify.annotations.NullMarked;
