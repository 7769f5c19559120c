/** Faults of real proxies and of clients, and what the signals of real traffic make of them. */
@NullMarked
package io.oauthedge.dataplane.confusion;

import org.jspecify.annotations.NullMarked;
