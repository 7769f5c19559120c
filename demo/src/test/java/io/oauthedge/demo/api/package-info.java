/** Tests of the API server stand-in. */
@NullMarked
package io.oauthedge.demo.api;

import org.jspecify.annotations.NullMarked;
