/** Sessions over several edges as processes, before applications that know only their own. */
@NullMarked
package io.oauthedge.dataplane.process.affinity;

import org.jspecify.annotations.NullMarked;
