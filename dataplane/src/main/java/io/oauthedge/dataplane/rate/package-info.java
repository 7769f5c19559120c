/** How often something may happen. */
@NullMarked
package io.oauthedge.dataplane.rate;

import org.jspecify.annotations.NullMarked;
