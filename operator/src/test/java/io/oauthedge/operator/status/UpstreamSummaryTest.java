package io.oauthedge.operator.status;

import static io.oauthedge.operator.fixture.Pods.ready;
import static io.oauthedge.operator.fixture.Pods.said;
import static org.assertj.core.api.Assertions.assertThat;

import io.oauthedge.contract.report.UpstreamReport;
import io.oauthedge.crds.v1alpha1.status.OAuthEdgeStatus;
import io.oauthedge.crds.v1alpha1.status.UpstreamEndpoints;
import io.oauthedge.crds.v1alpha1.status.UpstreamStatus;
import io.oauthedge.operator.fixture.Orders;
import io.oauthedge.operator.fixture.Reports;
import io.oauthedge.operator.status.judge.Facts;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UpstreamSummaryTest {
  @Test
  void theFewestReadyAndTheMostThatEndOrFailAreTold() {
    OAuthEdgeStatus status = assemble(Reports.upstream(3, 0, 1), Reports.upstream(2, 1, 0));

    assertThat(status.upstreams())
        .containsExactly(new UpstreamStatus("default", new UpstreamEndpoints(2, 1, 1)));
  }

  @Test
  void whatNoPodKnowsIsNotTold() {
    var unknown = new UpstreamReport("default", Optional.empty());

    assertThat(assemble(unknown, unknown).upstreams()).isEmpty();
  }

  @Test
  void whatIsNotInThePlanIsNotTold() {
    var stranger = new UpstreamReport("stranger", Reports.upstream(9, 9, 9).endpoints());

    assertThat(assemble(stranger, Reports.upstream(1, 0, 0)).upstreams())
        .extracting(UpstreamStatus::name)
        .containsExactly("default");
  }

  @Test
  void endpointsThatComeAndGoAreMereCounts() {
    OAuthEdgeStatus before = assemble(Reports.upstream(3, 0, 0), Reports.upstream(3, 0, 0));
    OAuthEdgeStatus after = assemble(Reports.upstream(2, 1, 0), Reports.upstream(2, 1, 0));

    assertThat(StatusChange.between(Optional.of(before), after)).isEqualTo(StatusChange.COUNTS);
  }

  private static OAuthEdgeStatus assemble(UpstreamReport first, UpstreamReport second) {
    return StatusAssembler.assemble(
        Facts.of(
                List.of(
                    said(ready("a"), Reports.withUpstreams(Orders.config(1), first)),
                    said(ready("b"), Reports.withUpstreams(Orders.config(1), second))))
            .seen(),
        Optional.empty());
  }
}
