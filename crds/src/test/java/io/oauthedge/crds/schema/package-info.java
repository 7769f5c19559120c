/** What an API server does with a CRD schema, for tests and stand-ins without one. */
@NullMarked
package io.oauthedge.crds.schema;

import org.jspecify.annotations.NullMarked;
