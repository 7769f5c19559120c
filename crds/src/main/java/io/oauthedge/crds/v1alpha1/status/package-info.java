/** What the operator has observed. */
@NullMarked
package io.oauthedge.crds.v1alpha1.status;

import org.jspecify.annotations.NullMarked;
