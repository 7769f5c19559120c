/** One request on its way through the edge, and what a stage of its walk may say. */
@NullMarked
package io.oauthedge.dataplane.exchange;

import org.jspecify.annotations.NullMarked;
