/** Rounds against ways that do what a test says. */
@NullMarked
package io.oauthedge.operator.canary;

import org.jspecify.annotations.NullMarked;
