/** Conditions as values: their closed vocabulary, and the merge that keeps transition times. */
@NullMarked
package io.oauthedge.operator.status.condition;

import org.jspecify.annotations.NullMarked;
