package io.oauthedge.contract.report;

import io.oauthedge.contract.Hop;
import io.oauthedge.contract.Reason;

/** Requests with one reason and hop since the pod's start. */
public record ReasonCount(Reason reason, Hop hop, long count) {}
