/** One suite of the operator's behaviour, for every API server that it must run against. */
@NullMarked
package io.oauthedge.operator.story;

import org.jspecify.annotations.NullMarked;
