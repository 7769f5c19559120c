/** Tests of what stands between the walk and the endpoints. */
@NullMarked
package io.oauthedge.dataplane.proxy;

import org.jspecify.annotations.NullMarked;
