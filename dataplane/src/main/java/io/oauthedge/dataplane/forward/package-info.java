/** Who the client is and how it connected: what trusted proxies say, read from the right. */
@NullMarked
package io.oauthedge.dataplane.forward;

import org.jspecify.annotations.NullMarked;
