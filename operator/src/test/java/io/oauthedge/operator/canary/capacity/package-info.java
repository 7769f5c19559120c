/** The search for a way's limit, on ways that have one. */
@NullMarked
package io.oauthedge.operator.canary.capacity;

import org.jspecify.annotations.NullMarked;
