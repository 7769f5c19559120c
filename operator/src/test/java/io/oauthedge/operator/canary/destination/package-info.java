/** Where the canary may go. */
@NullMarked
package io.oauthedge.operator.canary.destination;

import org.jspecify.annotations.NullMarked;
