/** The operator's side of the pods' admin port: mutual TLS under the edge's own CA. */
@NullMarked
package io.oauthedge.operator.observe.admin;

import org.jspecify.annotations.NullMarked;
