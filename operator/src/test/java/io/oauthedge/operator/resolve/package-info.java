/** Tests of looking references up. */
@NullMarked
package io.oauthedge.operator.resolve;

import org.jspecify.annotations.NullMarked;
