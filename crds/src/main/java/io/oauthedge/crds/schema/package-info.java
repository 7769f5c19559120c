/** What an API server does with a CRD schema, for tests and for a stand-in. */
@NullMarked
package io.oauthedge.crds.schema;

import org.jspecify.annotations.NullMarked;
