/** Tests of this package. */
@NullMarked
package io.oauthedge.operator.status.event;

import org.jspecify.annotations.NullMarked;
