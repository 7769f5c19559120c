/** Tests of {@code io.oauthedge.dataplane.observe}. */
@NullMarked
package io.oauthedge.dataplane.observe;

import org.jspecify.annotations.NullMarked;
