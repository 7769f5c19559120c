/** Tests that need a real API server. */
@NullMarked
package io.oauthedge.e2e;

import org.jspecify.annotations.NullMarked;
