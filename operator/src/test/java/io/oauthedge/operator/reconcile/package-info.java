/** Tests of a reconciliation's stages. */
@NullMarked
package io.oauthedge.operator.reconcile;

import org.jspecify.annotations.NullMarked;
