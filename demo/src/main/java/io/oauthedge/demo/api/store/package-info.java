/** Keeps the objects, in the Fabric8 mock server's CRUD dispatcher, and tells who watches them. */
@NullMarked
package io.oauthedge.demo.api.store;

import org.jspecify.annotations.NullMarked;
