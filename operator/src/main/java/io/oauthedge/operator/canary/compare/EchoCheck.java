package io.oauthedge.operator.canary.compare;

import io.oauthedge.contract.HeaderFate;
import io.oauthedge.contract.canary.ArrivedField;
import io.oauthedge.contract.canary.UpstreamEcho;
import io.oauthedge.operator.canary.probe.SentField;
import java.util.List;
import java.util.Optional;

/** Says what became of a field between the edge and the application. */
public final class EchoCheck {
  private EchoCheck() {}

  /** Empty where nothing is lost, and where the edge itself did not send the field. */
  public static Optional<Harm> of(SentField field, UpstreamEcho echo) {
    List<ArrivedField> sent = new Arrival(echo.sent()).named(field.name());
    if (!echo.problem().isEmpty() || sent.isEmpty()) {
      return Optional.empty();
    }
    var arrival = new Arrival(echo.fields());
    if (sent.getFirst().digest().equals(ArrivedField.digest(field.value()))) {
      return FieldCheck.of(field, arrival);
    }
    // The edge sent a value of its own, or one that was harmed before: only equality can be told.
    List<ArrivedField> got = arrival.named(field.name());
    if (got.isEmpty()) {
      return Optional.of(new Harm(HeaderFate.DROPPED, "did not arrive"));
    }
    return got.getFirst().digest().equals(sent.getFirst().digest())
        ? Optional.empty()
        : Optional.of(new Harm(HeaderFate.REPLACED, "arrived with another value"));
  }
}
