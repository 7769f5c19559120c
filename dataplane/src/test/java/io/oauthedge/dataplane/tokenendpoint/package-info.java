/** Tests of what is read of requests to token endpoints. */
@NullMarked
package io.oauthedge.dataplane.tokenendpoint;

import org.jspecify.annotations.NullMarked;
