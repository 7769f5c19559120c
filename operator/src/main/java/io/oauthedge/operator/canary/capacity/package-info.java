/** How much of a request's head the way to the edge carries. */
@NullMarked
package io.oauthedge.operator.canary.capacity;

import org.jspecify.annotations.NullMarked;
