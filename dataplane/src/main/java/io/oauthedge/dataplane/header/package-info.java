/** Which header fields pass the edge, and which are the edge's own to set. */
@NullMarked
package io.oauthedge.dataplane.header;

import org.jspecify.annotations.NullMarked;
