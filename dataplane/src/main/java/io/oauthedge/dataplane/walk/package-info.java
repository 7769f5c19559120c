/** One request's walk: the stages in their one order, each a small class. */
@NullMarked
package io.oauthedge.dataplane.walk;

import org.jspecify.annotations.NullMarked;
