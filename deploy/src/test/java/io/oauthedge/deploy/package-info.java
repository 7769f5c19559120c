/** Tests that hold manifests and samples to the schema. */
@NullMarked
package io.oauthedge.deploy;

import org.jspecify.annotations.NullMarked;
