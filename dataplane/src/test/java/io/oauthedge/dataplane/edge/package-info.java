/** Stories of the edge in one process: a client, the real dataplane, an upstream, an issuer. */
@NullMarked
package io.oauthedge.dataplane.edge;

import org.jspecify.annotations.NullMarked;
