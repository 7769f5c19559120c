/** Tests of {@code io.oauthedge.dataplane.header}. */
@NullMarked
package io.oauthedge.dataplane.header;

import org.jspecify.annotations.NullMarked;
