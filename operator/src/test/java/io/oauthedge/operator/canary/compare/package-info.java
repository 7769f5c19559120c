/** What a round shows, without any I/O. */
@NullMarked
package io.oauthedge.operator.canary.compare;

import org.jspecify.annotations.NullMarked;
