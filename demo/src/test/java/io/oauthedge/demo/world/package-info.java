/** The world keeps its promises to the scenario. */
@NullMarked
package io.oauthedge.demo.world;

import org.jspecify.annotations.NullMarked;
