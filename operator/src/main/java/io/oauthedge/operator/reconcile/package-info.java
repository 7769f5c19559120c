/** JOSDK wiring: event sources, owned objects, and the one way through the stages. */
@NullMarked
package io.oauthedge.operator.reconcile;

import org.jspecify.annotations.NullMarked;
