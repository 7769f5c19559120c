/** What a user asks for. */
@NullMarked
package io.oauthedge.crds.v1alpha1.spec;

import org.jspecify.annotations.NullMarked;
