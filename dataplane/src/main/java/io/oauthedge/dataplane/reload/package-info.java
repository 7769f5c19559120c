/** From a pushed document to a served snapshot: check, wait for files, change over. */
@NullMarked
package io.oauthedge.dataplane.reload;

import org.jspecify.annotations.NullMarked;
