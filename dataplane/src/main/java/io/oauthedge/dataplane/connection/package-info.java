/** What a pod's connections may take: how many there are, and how long a request's head lasts. */
@NullMarked
package io.oauthedge.dataplane.connection;

import org.jspecify.annotations.NullMarked;
