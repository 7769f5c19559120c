/** Tests of this package. */
@NullMarked
package io.oauthedge.operator.status.judge;

import org.jspecify.annotations.NullMarked;
