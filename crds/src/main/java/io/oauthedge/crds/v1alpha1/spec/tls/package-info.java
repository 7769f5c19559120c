/** The TLS blocks of the resource. */
@NullMarked
package io.oauthedge.crds.v1alpha1.spec.tls;

import org.jspecify.annotations.NullMarked;
