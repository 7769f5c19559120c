/** Tests of what connections may take. */
@NullMarked
package io.oauthedge.dataplane.connection;

import org.jspecify.annotations.NullMarked;
