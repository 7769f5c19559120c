/** Tests of {@code io.oauthedge.dataplane.rate}. */
@NullMarked
package io.oauthedge.dataplane.rate;

import org.jspecify.annotations.NullMarked;
