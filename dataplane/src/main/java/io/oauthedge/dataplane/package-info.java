/** The proxy's entry point. */
@NullMarked
package io.oauthedge.dataplane;

import org.jspecify.annotations.NullMarked;
