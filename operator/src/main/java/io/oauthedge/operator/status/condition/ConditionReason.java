package io.oauthedge.operator.status.condition;

/** Why a condition is as it is; the list is closed, so that scripts may rely on it. */
public enum ConditionReason {
  /** Accepted: the spec is valid. */
  ACCEPTED("Accepted"),
  /** Accepted: the spec is valid, but something in it is likely not meant. */
  ACCEPTED_WITH_WARNINGS("AcceptedWithWarnings"),
  /** Accepted: the spec contradicts itself. */
  SPEC_INVALID("SpecInvalid"),

  /** ResolvedRefs: all that the spec names was found. */
  RESOLVED_REFS("ResolvedRefs"),
  /** ResolvedRefs: found, but the certificate ends soon. */
  CERTIFICATE_NEAR_EXPIRY("CertificateNearExpiry"),
  /** ResolvedRefs: something that the spec names is missing or unusable. */
  REFERENCE_UNRESOLVED("ReferenceUnresolved"),

  /** Programmed: every ready pod serves with this generation. */
  PROGRAMMED("Programmed"),
  /** Programmed: there has been no valid spec yet. */
  NOTHING_TO_SERVE("NothingToServe"),
  /** Programmed: pods serve with the last valid generation. */
  SERVING_LAST_GOOD("ServingLastGood"),
  /** Programmed: an owned object could not be written. */
  APPLY_FAILED("ApplyFailed"),
  /** Programmed: no pod takes traffic. */
  NO_READY_POD("NoReadyPod"),
  /** Programmed: a pod serves with another configuration and goes on to this one. */
  CONFIG_OUTDATED("ConfigOutdated"),
  /** Programmed: a pod waits for mounted files that it needs. */
  WAITING_FOR_FILES("WaitingForFiles"),
  /** Programmed: the change needs new pods. */
  ROLLOUT_IN_PROGRESS("RolloutInProgress"),
  /** Programmed: a pod refused the configuration. */
  POD_REFUSED_CONFIG("PodRefusedConfig"),
  /** Programmed: a pod serves a certificate that has ended. */
  CERTIFICATE_EXPIRED("CertificateExpired"),
  /** Programmed, AuthorizationFlowHealthy: a pod could not be asked. */
  POD_UNREACHABLE("PodUnreachable"),

  /** AuthorizationFlowHealthy: pods got a token and admitted it. */
  FLOW_HEALTHY("FlowHealthy"),
  /** AuthorizationFlowHealthy: a pod got no token, or did not admit it. */
  FLOW_UNHEALTHY("FlowUnhealthy"),
  /** AuthorizationFlowHealthy: a pod has no keys of an issuer. */
  KEYS_UNAVAILABLE("KeysUnavailable"),
  /** AuthorizationFlowHealthy: no token endpoint is configured, so only keys are known. */
  FLOW_NOT_CONFIGURED("FlowNotConfigured"),
  /** AuthorizationFlowHealthy: no pod has tried yet. */
  FLOW_NOT_EXERCISED("FlowNotExercised"),

  /** HeadersIntact: every header that is watched arrived as sent. */
  HEADERS_INTACT("HeadersIntact"),
  /** HeadersIntact: two of three rounds prove that a header is harmed on its way. */
  HEADERS_HARMED("HeadersHarmed"),
  /** HeadersIntact: nothing proves that the rounds left the cluster. */
  PATH_NOT_EXTERNAL("PathNotExternal"),
  /** HeadersIntact: something before the edge answered the rounds. */
  ANSWERED_BEFORE_EDGE("AnsweredBeforeEdge"),
  /** HeadersIntact: the external address takes no connection, or does not answer. */
  EXTERNAL_ADDRESS_UNREACHABLE("ExternalAddressUnreachable"),
  /** HeadersIntact: there is no external address, or none that the canary may call. */
  NO_EXTERNAL_ADDRESS("NoExternalAddress"),
  /** HeadersIntact: no pod answered the direct round, so nothing can be compared. */
  NO_CONTROL_ROUND("NoControlRound"),
  /** HeadersIntact: what every round tries is whole, but a full round could not try the rest. */
  PARTLY_JUDGED("PartlyJudged"),
  /** HeadersIntact: {@code spec.headers.canary.enabled} is false. */
  CANARY_DISABLED("CanaryDisabled"),
  /** HeadersIntact: the first rounds have not ended. */
  AWAITING_FIRST_ROUND("AwaitingFirstRound"),

  /** Ready: all of it. */
  READY("Ready"),
  /** Ready: fewer pods than wanted are ready. */
  REPLICAS_UNAVAILABLE("ReplicasUnavailable"),

  /** Reconciling, Stalled: nothing is left to do. */
  UP_TO_DATE("UpToDate"),
  /** Reconciling, Stalled: pods are being brought to this generation. */
  PROGRESSING("Progressing"),
  /** Programmed, Reconciling: {@code spec.paused} is true. */
  PAUSED("Paused"),
  /** Reconciling: see Stalled. */
  STALLED("Stalled"),
  /** Stalled: the Deployment's pods did not become ready in time. */
  PROGRESS_DEADLINE_EXCEEDED("ProgressDeadlineExceeded");

  private final String text;

  ConditionReason(String text) {
    this.text = text;
  }

  /** The word in the resource. */
  public String text() {
    return text;
  }
}
