/** The edge's own small CA: certificates of the admin port, made once and rotated without a gap. */
@NullMarked
package io.oauthedge.operator.identity;

import org.jspecify.annotations.NullMarked;
