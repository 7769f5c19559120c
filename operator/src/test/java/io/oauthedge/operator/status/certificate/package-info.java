/** When certificates and revocation lists end. */
@NullMarked
package io.oauthedge.operator.status.certificate;

import org.jspecify.annotations.NullMarked;
