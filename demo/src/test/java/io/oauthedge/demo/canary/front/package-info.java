/** Debian's proxies in front of an edge, with the settings that a test gives them. */
@NullMarked
package io.oauthedge.demo.canary.front;

import org.jspecify.annotations.NullMarked;
