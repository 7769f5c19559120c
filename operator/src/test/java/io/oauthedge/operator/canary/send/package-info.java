/** Requests on the wire, to servers that do what a test says. */
@NullMarked
package io.oauthedge.operator.canary.send;

import org.jspecify.annotations.NullMarked;
