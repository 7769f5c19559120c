/** Tests of this package. */
@NullMarked
package io.oauthedge.operator.observe.admin;

import org.jspecify.annotations.NullMarked;
