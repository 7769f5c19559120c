/** The stage: a cluster's objects around the sample, and the world that fits them. */
@NullMarked
package io.oauthedge.demo.stage;

import org.jspecify.annotations.NullMarked;
