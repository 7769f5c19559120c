/** The resource OAuthEdge. */
@NullMarked
package io.oauthedge.crds.v1alpha1;

import org.jspecify.annotations.NullMarked;
