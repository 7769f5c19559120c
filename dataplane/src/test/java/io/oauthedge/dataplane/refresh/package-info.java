/** Coalescing and queue, driven by hand. */
@NullMarked
package io.oauthedge.dataplane.refresh;

import org.jspecify.annotations.NullMarked;
