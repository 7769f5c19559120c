package io.oauthedge.operator.canary.compare;

import static io.oauthedge.contract.HeaderFate.REPLACED;
import static io.oauthedge.contract.Hop.EDGE;
import static io.oauthedge.contract.Hop.LOAD_BALANCER;

import io.oauthedge.contract.canary.CanaryAnswer;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Holds the ports that a request names against the one that was called.
 *
 * <p>Whoever says none, or the scheme's default one, is no suspect: many proxies leave the port of
 * Host out, and balancers write their listener's, to which others may map another.
 *
 * @param url that was called
 */
record PortCheck(URI url) {
  private static final Pattern OF_AUTHORITY = Pattern.compile(".*[^:]:(\\d{1,5})");
  private static final Pattern ALONE = Pattern.compile("(\\d{1,5})");
  private static final Pattern OF_FORWARDED =
      Pattern.compile("(?i)(?:^|[;,\\s])host=\"?[^;,\"]*[^:;,\"]:(\\d{1,5})");
  private static final int HTTPS = 443;
  private static final int HTTP = 80;

  /**
   * The headers with a wrong port; the edge's doing where they have it straight to a pod too.
   *
   * @param control the answer to the same request straight to a pod
   */
  List<Loss> of(CanaryAnswer answer, CanaryAnswer control) {
    Map<String, Integer> atPod = wrong(control);
    var losses = new ArrayList<Loss>();
    wrong(answer)
        .forEach(
            (header, port) ->
                losses.add(
                    new Loss(
                        header,
                        REPLACED,
                        port.equals(atPod.get(header)) ? EDGE : LOAD_BALANCER,
                        "names port " + port + " of a request to port " + called())));
    return losses;
  }

  private Map<String, Integer> wrong(CanaryAnswer answer) {
    var wrong = new LinkedHashMap<String, Integer>();
    judge(wrong, "host", named(OF_AUTHORITY, Stream.of(answer.request().host())));
    // From others than trusted proxies these are a stranger's words, which the edge drops.
    if (answer.request().trustedPeer()) {
      var arrival = new Arrival(answer.fields());
      judge(wrong, "x-forwarded-port", entries(arrival, "X-Forwarded-Port", ALONE));
      judge(wrong, "x-forwarded-host", entries(arrival, "X-Forwarded-Host", OF_AUTHORITY));
      judge(wrong, "forwarded", entries(arrival, "Forwarded", OF_FORWARDED));
    }
    return wrong;
  }

  /** Of several proxies' words one that fits is enough. */
  private void judge(Map<String, Integer> wrong, String header, List<Integer> ports) {
    if (!ports.isEmpty() && ports.stream().noneMatch(this::fits)) {
      wrong.put(header, ports.getFirst());
    }
  }

  private static List<Integer> entries(Arrival arrival, String header, Pattern pattern) {
    return named(pattern, arrival.entries(header).stream());
  }

  private static List<Integer> named(Pattern pattern, Stream<String> values) {
    return values
        .map(value -> pattern.matcher(value.strip()))
        .filter(pattern == OF_FORWARDED ? Matcher::find : Matcher::matches)
        .map(matcher -> Integer.valueOf(matcher.group(1)))
        .toList();
  }

  private boolean fits(int port) {
    return port == called() || port == standard();
  }

  private int called() {
    return url.getPort() < 0 ? standard() : url.getPort();
  }

  private int standard() {
    return url.getScheme().toLowerCase(Locale.ROOT).equals("https") ? HTTPS : HTTP;
  }
}
