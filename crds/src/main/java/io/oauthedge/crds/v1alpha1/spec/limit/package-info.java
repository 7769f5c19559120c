/** How many requests an upstream gets at once. */
@NullMarked
package io.oauthedge.crds.v1alpha1.spec.limit;

import org.jspecify.annotations.NullMarked;
