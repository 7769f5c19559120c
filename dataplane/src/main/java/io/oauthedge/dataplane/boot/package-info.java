/** Start and end of the process: arguments, wiring, drain. */
@NullMarked
package io.oauthedge.dataplane.boot;

import org.jspecify.annotations.NullMarked;
