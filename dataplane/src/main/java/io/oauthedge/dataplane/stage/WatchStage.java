package io.oauthedge.dataplane.stage;

import io.oauthedge.contract.HeaderFate;
import io.oauthedge.dataplane.exchange.Exchange;
import io.oauthedge.dataplane.exchange.Stage;
import io.oauthedge.dataplane.exchange.Step;
import io.oauthedge.dataplane.token.Rejection.HeaderFinding;
import io.vertx.core.MultiMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Counts what can be seen of the watched headers without knowing what was sent: doubled lines. */
public final class WatchStage implements Stage {
  @Override
  public Step pass(Exchange exchange) {
    List<String> preserve = exchange.snapshot().config().headers().preserve();
    if (!preserve.isEmpty()) {
      exchange.noteWatched(doubled(preserve, exchange.request().headers()));
    }
    return Step.NEXT;
  }

  private static List<HeaderFinding> doubled(List<String> preserve, MultiMap headers) {
    var findings = new ArrayList<HeaderFinding>();
    for (String name : preserve) {
      if (headers.getAll(name).size() > 1) {
        findings.add(new HeaderFinding(name.toLowerCase(Locale.ROOT), HeaderFate.DUPLICATED));
      }
    }
    return findings;
  }
}
