/** Hints: what they bind, and what they leave as it is. */
@NullMarked
package io.oauthedge.dataplane.hint;

import org.jspecify.annotations.NullMarked;
