/** From the Authorization header to a verdict: what came, whether it is a token, and whose. */
@NullMarked
package io.oauthedge.dataplane.token;

import org.jspecify.annotations.NullMarked;
