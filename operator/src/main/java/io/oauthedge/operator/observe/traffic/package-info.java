/** Folds the pods' counters into a moving window. */
@NullMarked
package io.oauthedge.operator.observe.traffic;

import org.jspecify.annotations.NullMarked;
