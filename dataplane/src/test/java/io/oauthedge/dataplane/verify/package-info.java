/** Tests of {@code io.oauthedge.dataplane.verify}. */
@NullMarked
package io.oauthedge.dataplane.verify;

import org.jspecify.annotations.NullMarked;
