/** The endpoints of an upstream: which one gets a request, and which are left out as failing. */
@NullMarked
package io.oauthedge.dataplane.endpoint;

import org.jspecify.annotations.NullMarked;
