/** TLS of the https listener: certificates by host, policies, and what speaks it. */
@NullMarked
package io.oauthedge.dataplane.tls;

import org.jspecify.annotations.NullMarked;
