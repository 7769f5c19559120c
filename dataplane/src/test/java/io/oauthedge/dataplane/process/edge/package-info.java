/** The edge as a process of a test, with the files, the neighbours and the load that it needs. */
@NullMarked
package io.oauthedge.dataplane.process.edge;

import org.jspecify.annotations.NullMarked;
