/** Tests of this package. */
@NullMarked
package io.oauthedge.operator.status;

import org.jspecify.annotations.NullMarked;
