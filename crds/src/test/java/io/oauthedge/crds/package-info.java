/** The CRD: made from the records, and held to them. */
@NullMarked
package io.oauthedge.crds;

import org.jspecify.annotations.NullMarked;
