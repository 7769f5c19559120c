/** The edge as its users meet it: an operating-system process among other people's servers. */
@NullMarked
package io.oauthedge.dataplane.process;

import org.jspecify.annotations.NullMarked;
