package io.oauthedge.operator.provider;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * What a load balancer does to what tells clients and sessions apart.
 *
 * @param clientAddress whose address its connections to the pods come from
 * @param keptBy annotations of the operator that it takes for {@link ClientAddress#KEPT}
 * @param stickiness how it would send a client to the same pod, a sentence; the operator leaves it
 *     off, since every pod sends a session to the same endpoint
 */
public record SessionFacts(ClientAddress clientAddress, List<String> keptBy, String stickiness) {
  public SessionFacts {
    keptBy = List.copyOf(keptBy);
  }

  /** Whose address a pod sees, where the PROXY protocol is not spoken. */
  public enum ClientAddress {
    /** The client's, also where {@code externalTrafficPolicy} is Cluster. */
    @JsonProperty("Kept")
    KEPT,
    /** The load balancer's, which states the client's in X-Forwarded-For. */
    @JsonProperty("Hidden")
    HIDDEN,
    /** Nothing is known of what stands in front. */
    @JsonProperty("Unknown")
    UNKNOWN
  }
}
