/**
 * The rest of a cluster, for one machine: the controllers that an edge relies on, and a node that
 * runs its pods as processes.
 */
@NullMarked
package io.oauthedge.demo.node;

import org.jspecify.annotations.NullMarked;
