/** Tests of session keys and of what they are hashed to. */
@NullMarked
package io.oauthedge.dataplane.affinity;

import org.jspecify.annotations.NullMarked;
