/** Tests of the schedule and of two of three. */
@NullMarked
package io.oauthedge.operator.canary.watch;

import org.jspecify.annotations.NullMarked;
