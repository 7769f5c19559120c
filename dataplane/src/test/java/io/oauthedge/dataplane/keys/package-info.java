/** Tests of {@code io.oauthedge.dataplane.keys}. */
@NullMarked
package io.oauthedge.dataplane.keys;

import org.jspecify.annotations.NullMarked;
