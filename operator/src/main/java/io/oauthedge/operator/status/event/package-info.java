/** Kubernetes Events, at transitions only and from a closed vocabulary. */
@NullMarked
package io.oauthedge.operator.status.event;

import org.jspecify.annotations.NullMarked;
