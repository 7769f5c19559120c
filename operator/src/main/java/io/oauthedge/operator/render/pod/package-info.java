/** What a pod of the edge is made of. */
@NullMarked
package io.oauthedge.operator.render.pod;

import org.jspecify.annotations.NullMarked;
