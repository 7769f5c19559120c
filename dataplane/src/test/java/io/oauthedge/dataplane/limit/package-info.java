/** Who gets a place, and who waits for how long. */
@NullMarked
package io.oauthedge.dataplane.limit;

import org.jspecify.annotations.NullMarked;
