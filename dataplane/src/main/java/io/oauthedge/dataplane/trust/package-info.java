/** TLS of connections that the edge makes: whom it trusts, what it shows, and what went wrong. */
@NullMarked
package io.oauthedge.dataplane.trust;

import org.jspecify.annotations.NullMarked;
