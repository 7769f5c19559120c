/** Tests of this package. */
@NullMarked
package io.oauthedge.operator.status.condition;

import org.jspecify.annotations.NullMarked;
