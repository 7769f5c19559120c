package io.oauthedge.operator.canary.compare;

import static io.oauthedge.contract.HeaderFate.DROPPED;
import static io.oauthedge.contract.HeaderFate.DUPLICATED;
import static io.oauthedge.contract.HeaderFate.REPLACED;
import static io.oauthedge.contract.Hop.EDGE;
import static io.oauthedge.contract.Hop.LOAD_BALANCER;

import io.oauthedge.contract.canary.ArrivedRequest;
import io.oauthedge.contract.canary.CanaryAnswer;
import io.oauthedge.operator.canary.probe.Probes;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Holds what the edge believes of a request's origin against what the canary did: scheme, host,
 * port and client, and whether the path passes on what callers say of themselves.
 *
 * @param url that was called
 * @param https whether it was called by https
 */
public record ForwardedCheck(URI url, boolean https) {
  private static final String FOR = "X-Forwarded-For";
  private static final String PROTO = "X-Forwarded-Proto";
  private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9.:_\\[\\]-]{1,100}");

  /**
   * What is wrong of a request that said nothing of its origin.
   *
   * @param control the answer to the same request straight to a pod
   */
  public List<Loss> honest(CanaryAnswer answer, CanaryAnswer control) {
    var losses = new ArrayList<Loss>();
    host(answer.request()).ifPresent(losses::add);
    scheme(answer).ifPresent(losses::add);
    client(answer).ifPresent(losses::add);
    new PortCheck(url)
        .of(answer, control).stream()
            .filter(port -> losses.stream().noneMatch(l -> l.header().equals(port.header())))
            .forEach(losses::add);
    return losses;
  }

  /**
   * What is believed of a request that lied.
   *
   * @param honest the answer to one that did not
   */
  public List<Loss> lied(CanaryAnswer answer, CanaryAnswer honest) {
    var losses = new ArrayList<Loss>();
    ArrivedRequest request = answer.request();
    List<String> hops = new Arrival(answer.fields()).entries(FOR);
    // Behind its own entry a proxy has said who called: then the canary itself stands where
    // trusted proxies do, and the edge looks past it rightly.
    boolean untouched = !hops.isEmpty() && address(hops.getLast()).equals(Probes.FALSE_CLIENT);
    if (request.client().equals(Probes.FALSE_CLIENT) && untouched) {
      losses.add(passedOn(FOR, "takes " + Probes.FALSE_CLIENT + " for the client"));
    }
    if (request.client().equals(Probes.FALSE_FORWARDED_CLIENT)) {
      losses.add(
          passedOn("Forwarded", "takes " + Probes.FALSE_FORWARDED_CLIENT + " for the client"));
    }
    if (name(request.host()).equalsIgnoreCase(Probes.FALSE_HOST)) {
      losses.add(passedOn("X-Forwarded-Host", "is asked for " + Probes.FALSE_HOST));
    }
    if (request.https() != honest.request().https()) {
      losses.add(passedOn(PROTO, "believes " + scheme(request.https())));
    }
    return losses;
  }

  private static Loss passedOn(String name, String belief) {
    return new Loss(
        lower(name),
        REPLACED,
        LOAD_BALANCER,
        "is passed on as any caller wrote it, and the edge " + belief);
  }

  private Optional<Loss> host(ArrivedRequest request) {
    if (name(request.host()).equalsIgnoreCase(url.getHost())) {
      return Optional.empty();
    }
    return Optional.of(
        new Loss(
            "host",
            REPLACED,
            LOAD_BALANCER,
            "was " + url.getHost() + ", and arrived as " + harmless(request.host())));
  }

  /** A host without its port and the root's dot. */
  private static String name(String host) {
    return host.replaceFirst(":\\d+$", "").replaceFirst("\\.$", "");
  }

  private Optional<Loss> scheme(CanaryAnswer answer) {
    ArrivedRequest request = answer.request();
    if (request.https() == https) {
      return Optional.empty();
    }
    List<String> said = new Arrival(answer.fields()).entries(PROTO);
    if (said.isEmpty()) {
      return Optional.of(
          new Loss(
              lower(PROTO),
              DROPPED,
              LOAD_BALANCER,
              "did not arrive, nor anything else that says " + scheme(https)));
    }
    if (!request.trustedPeer()) {
      return Optional.of(
          new Loss(
              lower(PROTO),
              DROPPED,
              EDGE,
              "is not believed: it comes from "
                  + request.peer()
                  + ", which is not in externalAccess.trustedProxies"));
    }
    return Optional.of(
        new Loss(
            lower(PROTO),
            REPLACED,
            LOAD_BALANCER,
            "says " + harmless(String.join(",", said)) + " of a request by " + scheme(https)));
  }

  /** The leftmost entry is the first proxy's word about the canary, which wrote none itself. */
  private static Optional<Loss> client(CanaryAnswer answer) {
    ArrivedRequest request = answer.request();
    List<String> hops = new Arrival(answer.fields()).entries(FOR);
    if (!request.trustedPeer()
        || hops.size() < 2
        || address(hops.getFirst()).equals(request.client())) {
      return Optional.empty();
    }
    return Optional.of(
        new Loss(
            lower(FOR),
            DUPLICATED,
            LOAD_BALANCER,
            "arrived with "
                + hops.size()
                + " entries; the edge takes "
                + request.client()
                + " for the client, and "
                + harmless(address(hops.getFirst()))
                + " called"));
  }

  /** An entry without the port that some proxies add (RFC 7239 section 6). */
  private static String address(String entry) {
    if (entry.startsWith("[")) {
      return entry.substring(1, Math.max(1, entry.indexOf(']')));
    }
    return entry.indexOf(':') == entry.lastIndexOf(':') ? entry.replaceFirst(":\\d+$", "") : entry;
  }

  private static String scheme(boolean https) {
    return https ? "https" : "http";
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /** What others wrote ends in a status only where it is short and plain. */
  private static String harmless(String text) {
    return HARMLESS.matcher(text).matches() ? text : "something else";
  }
}
