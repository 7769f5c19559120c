package io.oauthedge.demo.canary;

import io.oauthedge.operator.canary.CanaryRound;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The page that shows which fault is reported as what. */
final class ConfusionTable {
  private static final Pattern VARIES = Pattern.compile("(127\\.|port )[\\d.:]*\\d");

  private ConfusionTable() {}

  static String of(Map<Fault, CanaryRound> on, Map<Fault, CanaryRound> off) {
    String rows =
        on.entrySet().stream()
            .map(
                entry ->
                    "| %s | %s | %s | %s | %s | %s |"
                        .formatted(
                            entry.getKey().proxy(),
                            entry.getKey().name(),
                            said(entry.getValue()),
                            lines(Reported.words(entry.getValue())),
                            lines(Reported.fixes(entry.getValue(), entry.getKey().provider())),
                            said(Objects.requireNonNull(off.get(entry.getKey())))))
            .collect(Collectors.joining("\n"));
    return """
    # What the header canary reports of which fault

    Each row is a setting of a real proxy (Debian's NGINX, HAProxy and Apache httpd) in front of a
    real edge: one full round with the setting, and one without it. The canary sees requests and
    answers alone, never the proxy's configuration. `make header-table` writes this page; a test
    fails when it differs from what was reported.

    A finding reads: header, fate, hop. The fates are those of [fates.md](fates.md). The fix is the
    one of the profile INGRESS_NGINX for NGINX, HAPROXY for HAProxy, and GENERIC for Apache.

    | proxy | setting | reported with it | its words | its fix | reported without it |
    |---|---|---|---|---|---|
    %s

    Not a finding, since nothing arrives that could be compared: `AnsweredBeforeEdge` (somebody
    else answered), `NotExternal` (nothing proves that requests left the cluster), `Unreachable`.
    """
        .formatted(rows);
  }

  /** What differs from run to run, such as ports, is left out. */
  private static String lines(List<String> texts) {
    return texts.stream()
        .map(text -> VARIES.matcher(text).replaceAll("$1…").replace("|", "\\|"))
        .distinct()
        .collect(Collectors.joining("<br>"));
  }

  private static String said(CanaryRound round) {
    var reported = Reported.of(round);
    return reported.isEmpty()
        ? "nothing"
        : reported.stream().map(one -> "`" + one + "`").collect(Collectors.joining(", "));
  }
}
