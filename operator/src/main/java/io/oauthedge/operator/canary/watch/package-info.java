/** When each edge's canary runs, and what is held of its path once rounds agree. */
@NullMarked
package io.oauthedge.operator.canary.watch;

import org.jspecify.annotations.NullMarked;
