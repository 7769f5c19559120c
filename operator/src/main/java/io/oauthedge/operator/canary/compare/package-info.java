/** What a round shows: what was sent beside what arrived. Pure: no I/O, no clock. */
@NullMarked
package io.oauthedge.operator.canary.compare;

import org.jspecify.annotations.NullMarked;
