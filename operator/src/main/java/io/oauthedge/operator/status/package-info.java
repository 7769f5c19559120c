/** From what was observed and the old status to the new one. Pure; no change, no write. */
@NullMarked
package io.oauthedge.operator.status;

import org.jspecify.annotations.NullMarked;
