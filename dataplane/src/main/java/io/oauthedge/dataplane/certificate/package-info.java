/** Certificates of clients: from a connection or a trusted proxy's header, verified, forwarded. */
@NullMarked
package io.oauthedge.dataplane.certificate;

import org.jspecify.annotations.NullMarked;
