package io.oauthedge.contract.report;

import io.oauthedge.contract.HeaderFate;
import io.oauthedge.contract.Hop;

/** Requests in which one header met one fate at one hop since the pod's start. */
public record FateCount(String header, HeaderFate fate, Hop hop, long count) {}
