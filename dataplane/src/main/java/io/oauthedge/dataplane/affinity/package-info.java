/** Which session a request belongs to, and in which order the endpoints stand for it. */
@NullMarked
package io.oauthedge.dataplane.affinity;

import org.jspecify.annotations.NullMarked;
