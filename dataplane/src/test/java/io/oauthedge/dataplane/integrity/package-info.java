/** Tests of {@code io.oauthedge.dataplane.integrity}. */
@NullMarked
package io.oauthedge.dataplane.integrity;

import org.jspecify.annotations.NullMarked;
