/** Whether the authorization flow works from end to end, as seen from this pod. */
@NullMarked
package io.oauthedge.dataplane.readiness;

import org.jspecify.annotations.NullMarked;
