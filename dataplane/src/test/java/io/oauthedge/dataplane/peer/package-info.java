/** Who owns a refresh, and what becomes of one that is handed over. */
@NullMarked
package io.oauthedge.dataplane.peer;

import org.jspecify.annotations.NullMarked;
