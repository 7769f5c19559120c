/** A whole edge in this machine's own processes, and the story that is told with it. */
@NullMarked
package io.oauthedge.demo;

import org.jspecify.annotations.NullMarked;
