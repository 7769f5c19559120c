/** What a request is served with: one immutable snapshot, swapped whole. */
@NullMarked
package io.oauthedge.dataplane.snapshot;

import org.jspecify.annotations.NullMarked;
