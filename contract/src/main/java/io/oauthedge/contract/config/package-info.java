/** What the operator tells the dataplane: one immutable configuration, endpoints and keys. */
@NullMarked
package io.oauthedge.contract.config;

import org.jspecify.annotations.NullMarked;
