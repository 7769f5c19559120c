/**
 * Runs pods as processes of this machine: one container each, its own loopback address, its volumes
 * as folders, its probes asked, its end seen to.
 */
@NullMarked
package io.oauthedge.demo.node.pod;

import org.jspecify.annotations.NullMarked;
