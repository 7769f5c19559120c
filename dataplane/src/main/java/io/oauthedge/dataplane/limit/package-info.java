/** How many requests an upstream gets at once, and who waits. */
@NullMarked
package io.oauthedge.dataplane.limit;

import org.jspecify.annotations.NullMarked;
