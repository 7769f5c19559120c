/** Refreshes of one token that reach several edges, with an authorization server that counts. */
@NullMarked
package io.oauthedge.dataplane.process.peer;

import org.jspecify.annotations.NullMarked;
