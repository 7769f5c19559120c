/** Refreshes that belong to another pod of the edge: who owns one, and the way there. */
@NullMarked
package io.oauthedge.dataplane.peer;

import org.jspecify.annotations.NullMarked;
