/** Operator and pod know each other through every renewal of the edge's own certificates. */
@NullMarked
package io.oauthedge.demo.identity;

import org.jspecify.annotations.NullMarked;
