/** TLS of a pod: what it proves itself with, what it accepts, and whom it believes about it. */
@NullMarked
package io.oauthedge.contract.tls;

import org.jspecify.annotations.NullMarked;
