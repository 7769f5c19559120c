/** Tests of the controllers and the node. */
@NullMarked
package io.oauthedge.demo.node;

import org.jspecify.annotations.NullMarked;
