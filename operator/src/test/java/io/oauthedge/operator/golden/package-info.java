/** Stories: what a user writes beside what the operator makes of it. */
@NullMarked
package io.oauthedge.operator.golden;

import org.jspecify.annotations.NullMarked;
