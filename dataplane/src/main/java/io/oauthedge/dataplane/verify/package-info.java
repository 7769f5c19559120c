/**
 * Verification of tokens at the least cost: verdict cache, signatures, and limits for attackers.
 */
@NullMarked
package io.oauthedge.dataplane.verify;

import org.jspecify.annotations.NullMarked;
