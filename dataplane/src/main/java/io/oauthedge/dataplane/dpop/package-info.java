/** Proofs that a client holds a key (RFC 9449). */
@NullMarked
package io.oauthedge.dataplane.dpop;

import org.jspecify.annotations.NullMarked;
