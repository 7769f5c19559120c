/** What keeps refreshes from becoming a storm: one request for equal ones, and bounded queues. */
@NullMarked
package io.oauthedge.dataplane.refresh;

import org.jspecify.annotations.NullMarked;
