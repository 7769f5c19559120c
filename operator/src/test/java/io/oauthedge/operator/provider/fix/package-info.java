/** Tests of the fixes. */
@NullMarked
package io.oauthedge.operator.provider.fix;

import org.jspecify.annotations.NullMarked;
