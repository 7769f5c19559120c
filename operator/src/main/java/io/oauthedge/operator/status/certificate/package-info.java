/** When certificates end: those that pods serve, and those that Secrets hold. */
@NullMarked
package io.oauthedge.operator.status.certificate;

import org.jspecify.annotations.NullMarked;
