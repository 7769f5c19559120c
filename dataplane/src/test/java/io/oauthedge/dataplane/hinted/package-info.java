/** What a hint is bound to at the token endpoint. */
@NullMarked
package io.oauthedge.dataplane.hinted;

import org.jspecify.annotations.NullMarked;
