/** Tests of this package. */
@NullMarked
package io.oauthedge.operator.observe.traffic;

import org.jspecify.annotations.NullMarked;
