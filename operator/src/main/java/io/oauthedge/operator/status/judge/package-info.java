/** One judge a condition: what is true, false or unknown, why, and what to do. Pure. */
@NullMarked
package io.oauthedge.operator.status.judge;

import org.jspecify.annotations.NullMarked;
