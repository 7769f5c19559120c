/** Which refusals say something of a request, and which only of the moment. */
@NullMarked
package io.oauthedge.operator.canary.trial;

import org.jspecify.annotations.NullMarked;
