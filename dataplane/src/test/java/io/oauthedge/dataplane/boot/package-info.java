/** What the process tells of itself. */
@NullMarked
package io.oauthedge.dataplane.boot;

import org.jspecify.annotations.NullMarked;
