/** Asks an edge's pods what they serve with and have seen, and pushes to them what they lack. */
@NullMarked
package io.oauthedge.operator.observe;

import org.jspecify.annotations.NullMarked;
