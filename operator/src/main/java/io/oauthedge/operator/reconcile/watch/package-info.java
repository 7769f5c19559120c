/** What wakes an edge: its own objects and pods, and the Secrets and Services that it names. */
@NullMarked
package io.oauthedge.operator.reconcile.watch;

import org.jspecify.annotations.NullMarked;
