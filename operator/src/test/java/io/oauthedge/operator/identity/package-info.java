/** Tests of the edge's own CA. */
@NullMarked
package io.oauthedge.operator.identity;

import org.jspecify.annotations.NullMarked;
