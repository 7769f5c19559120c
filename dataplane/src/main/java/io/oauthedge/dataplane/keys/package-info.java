/** The issuers' public keys: found by metadata, fetched, kept fresh, and outliving an outage. */
@NullMarked
package io.oauthedge.dataplane.keys;

import org.jspecify.annotations.NullMarked;
