/** Hints in codes and refresh tokens: which endpoint of an authorization server issued them. */
@NullMarked
package io.oauthedge.dataplane.hint;

import org.jspecify.annotations.NullMarked;
