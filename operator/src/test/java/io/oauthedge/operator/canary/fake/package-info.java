/** A way without a network: what a probe sends arrives as a test wants it. */
@NullMarked
package io.oauthedge.operator.canary.fake;

import org.jspecify.annotations.NullMarked;
