/** Requests to an authorization server's token, revocation and introspection endpoints. */
@NullMarked
package io.oauthedge.dataplane.tokenendpoint;

import org.jspecify.annotations.NullMarked;
