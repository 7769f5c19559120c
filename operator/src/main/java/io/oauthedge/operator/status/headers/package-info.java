/** What the canary's verdict means for the status. Pure. */
@NullMarked
package io.oauthedge.operator.status.headers;

import org.jspecify.annotations.NullMarked;
