/**
 * The Authorization header as it arrived: a bearer token, or what became of it and at which hop.
 */
@NullMarked
package io.oauthedge.dataplane.credential;

import org.jspecify.annotations.NullMarked;
