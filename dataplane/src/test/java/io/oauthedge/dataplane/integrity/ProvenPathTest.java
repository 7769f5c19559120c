package io.oauthedge.dataplane.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthedge.contract.HeaderFate;
import io.oauthedge.contract.Hop;
import io.oauthedge.contract.config.PathFinding;
import io.oauthedge.contract.config.PathFindings;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProvenPathTest {
  /** The hop that the canary found; whether the request came through a trusted proxy. */
  @ParameterizedTest
  @CsvSource({
    "LOAD_BALANCER, true, true",
    "LOAD_BALANCER, false, false",
    "EDGE, true, true",
    "EDGE, false, true",
    "UPSTREAM, true, false",
    "CLIENT, true, false"
  })
  void aFindingSpeaksForRequestsThatCameItsWay(Hop hop, boolean trusted, boolean speaks) {
    Optional<Hop> found =
        proven("x-tenant", HeaderFate.DROPPED, hop).hop("X-Tenant", HeaderFate.DROPPED, trusted);

    assertThat(found).isEqualTo(speaks ? Optional.of(hop) : Optional.empty());
  }

  @Test
  void anotherFateOrHeaderIsNotProven() {
    ProvenPath proven = proven("x-tenant", HeaderFate.DROPPED, Hop.LOAD_BALANCER);

    assertThat(proven.hop("x-tenant", HeaderFate.TRUNCATED, true)).isEmpty();
    assertThat(proven.hop("authorization", HeaderFate.DROPPED, true)).isEmpty();
  }

  private static ProvenPath proven(String header, HeaderFate fate, Hop hop) {
    return new ProvenPath(PathFindings.of(List.of(new PathFinding(header, fate, hop))));
  }
}
