/** From a valid edge to what its pods must know and mount. Pure. */
@NullMarked
package io.oauthedge.operator.plan;

import org.jspecify.annotations.NullMarked;
