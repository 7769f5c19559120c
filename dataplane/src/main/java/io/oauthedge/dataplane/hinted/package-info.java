/** Requests to token endpoints whose tokens say which endpoint issued them. */
@NullMarked
package io.oauthedge.dataplane.hinted;

import org.jspecify.annotations.NullMarked;
