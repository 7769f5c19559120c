/** The pipe to the upstreams: pools, endpoints, streaming both ways, failures as reasons. */
@NullMarked
package io.oauthedge.dataplane.proxy;

import org.jspecify.annotations.NullMarked;
