/** Session affinity that cannot do what it says, and why. */
@NullMarked
package io.oauthedge.operator.validate.affinity;

import org.jspecify.annotations.NullMarked;
