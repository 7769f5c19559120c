/** Tests of this package. */
@NullMarked
package io.oauthedge.operator.observe;

import org.jspecify.annotations.NullMarked;
