/** Hints over several edges as processes, before an authorization server with state per node. */
@NullMarked
package io.oauthedge.dataplane.process.hint;

import org.jspecify.annotations.NullMarked;
