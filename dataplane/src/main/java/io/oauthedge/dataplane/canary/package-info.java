/** The edge's side of the header canary: it tells what arrived, and judges nothing. */
@NullMarked
package io.oauthedge.dataplane.canary;

import org.jspecify.annotations.NullMarked;
