/** From a request's path and method to the one route that takes it. */
@NullMarked
package io.oauthedge.dataplane.route;

import org.jspecify.annotations.NullMarked;
