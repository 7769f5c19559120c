/** Tests of {@code io.oauthedge.dataplane.credential}. */
@NullMarked
package io.oauthedge.dataplane.credential;

import org.jspecify.annotations.NullMarked;
