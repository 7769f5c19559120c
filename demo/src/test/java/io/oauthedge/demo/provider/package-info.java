/** What the profiles of load balancers say, held to real proxies. */
@NullMarked
package io.oauthedge.demo.provider;

import org.jspecify.annotations.NullMarked;
