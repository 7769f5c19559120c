package io.oauthedge.contract.canary;

import io.oauthedge.contract.Require;
import java.util.List;

/**
 * What the application says that it got.
 *
 * @param problem why there is no echo; empty when there is one
 * @param sent the fields as the edge sent them
 * @param fields the fields as the application echoed them
 */
public record UpstreamEcho(String problem, List<ArrivedField> sent, List<ArrivedField> fields) {
  public UpstreamEcho {
    Require.given(problem, "upstream.problem");
    sent = Require.list(sent, "upstream.sent");
    fields = Require.list(fields, "upstream.fields");
  }
}
