/** The admin port: what the operator pushes and reads, over mutual TLS. */
@NullMarked
package io.oauthedge.dataplane.admin;

import org.jspecify.annotations.NullMarked;
