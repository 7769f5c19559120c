/** The canary's seal, tried from both sides. */
@NullMarked
package io.oauthedge.contract.canary;

import org.jspecify.annotations.NullMarked;
