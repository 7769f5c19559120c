/** Tests of {@code io.oauthedge.dataplane.token}. */
@NullMarked
package io.oauthedge.dataplane.token;

import org.jspecify.annotations.NullMarked;
