/** What keeps refreshes from becoming a storm. */
@NullMarked
package io.oauthedge.crds.v1alpha1.spec.refresh;

import org.jspecify.annotations.NullMarked;
