/** What the edge saw: the tally, the metrics and the access log. */
@NullMarked
package io.oauthedge.dataplane.observe;

import org.jspecify.annotations.NullMarked;
