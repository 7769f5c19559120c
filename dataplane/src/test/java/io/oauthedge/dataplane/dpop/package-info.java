/** Proofs that are good, and each way in which one is not. */
@NullMarked
package io.oauthedge.dataplane.dpop;

import org.jspecify.annotations.NullMarked;
