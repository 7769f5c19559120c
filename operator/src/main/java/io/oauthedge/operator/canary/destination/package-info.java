/** Where a round goes: one address, found once, that the canary may call. */
@NullMarked
package io.oauthedge.operator.canary.destination;

import org.jspecify.annotations.NullMarked;
