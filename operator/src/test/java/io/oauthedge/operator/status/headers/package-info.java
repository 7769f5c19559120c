/** Tests of what the canary's verdict means for the status. */
@NullMarked
package io.oauthedge.operator.status.headers;

import org.jspecify.annotations.NullMarked;
