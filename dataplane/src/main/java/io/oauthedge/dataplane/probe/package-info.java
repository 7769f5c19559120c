/** The probe port: liveness, readiness and metrics. */
@NullMarked
package io.oauthedge.dataplane.probe;

import org.jspecify.annotations.NullMarked;
