/** Tokens and what is said of them: shape, claims, verdicts. */
@NullMarked
package io.oauthedge.dataplane.token;

import org.jspecify.annotations.NullMarked;
