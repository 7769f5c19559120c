/** What a round sends: the probes as data, and the values that their fields carry. */
@NullMarked
package io.oauthedge.operator.canary.probe;

import org.jspecify.annotations.NullMarked;
