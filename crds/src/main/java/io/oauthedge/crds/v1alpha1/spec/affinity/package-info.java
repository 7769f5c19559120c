/** What ties the requests of a session to one endpoint. */
@NullMarked
package io.oauthedge.crds.v1alpha1.spec.affinity;

import org.jspecify.annotations.NullMarked;
