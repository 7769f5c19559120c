/** What one pod of an edge hands another: a refresh that is the other's to send, and its answer. */
@NullMarked
package io.oauthedge.contract.refresh;

import org.jspecify.annotations.NullMarked;
