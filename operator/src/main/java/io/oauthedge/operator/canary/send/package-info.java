/** How a round's requests leave: to a pinned address that the canary may call, within bounds. */
@NullMarked
package io.oauthedge.operator.canary.send;

import org.jspecify.annotations.NullMarked;
