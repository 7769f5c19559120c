package io.oauthedge.contract.canary;

import io.oauthedge.contract.ContractVersion;
import io.oauthedge.contract.Require;
import io.oauthedge.contract.Versioned;
import java.util.List;
import java.util.Optional;

/**
 * What arrived of a canary request: edge → operator, sealed, as the answer's body.
 *
 * @param id the order's
 * @param pod name of the pod that answers
 * @param fields every field line that arrived, in order; pseudo-fields of HTTP/2 are left out
 * @param upstream what the application got, where the order asked for it
 */
public record CanaryAnswer(
    int version,
    String id,
    String pod,
    ArrivedRequest request,
    List<ArrivedField> fields,
    Optional<UpstreamEcho> upstream)
    implements Versioned {
  public CanaryAnswer {
    Require.text(id, "id");
    Require.text(pod, "pod");
    Require.given(request, "request");
    fields = Require.list(fields, "fields");
    Require.given(upstream, "upstream");
  }

  /** An answer in the current contract version. */
  public static CanaryAnswer of(
      String id,
      String pod,
      ArrivedRequest request,
      List<ArrivedField> fields,
      Optional<UpstreamEcho> upstream) {
    return new CanaryAnswer(ContractVersion.CURRENT, id, pod, request, fields, upstream);
  }
}
