/** Tests of the operator's process and of its packages' edges. */
@NullMarked
package io.oauthedge.operator;

import org.jspecify.annotations.NullMarked;
