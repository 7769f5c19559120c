package io.oauthedge.dataplane.confusion;

import static io.oauthedge.dataplane.confusion.Front.Program.APACHE;
import static io.oauthedge.dataplane.confusion.Front.Program.HAPROXY;
import static io.oauthedge.dataplane.confusion.Front.Program.NGINX;

import io.oauthedge.contract.HeaderFate;
import io.oauthedge.contract.Hop;
import java.util.List;
import java.util.Set;

/** Scenarios in which a proxy is at fault: its configuration, as written for the real program. */
final class LoadBalancerFaults {
  private static final int MANY = 12;
  private static final int FEW = 3;

  private LoadBalancerFaults() {}

  static List<Scenario> all() {
    return List.of(
        toMany(NGINX, "drops it", HeaderFate.DROPPED, "proxy_set_header Authorization \"\";"),
        toMany(HAPROXY, "drops it", HeaderFate.DROPPED, "http-request del-header Authorization"),
        toMany(APACHE, "drops it", HeaderFate.DROPPED, "RequestHeader unset Authorization"),
        toMany(
            APACHE,
            "puts Basic in",
            HeaderFate.REPLACED,
            "RequestHeader set Authorization \"Basic c2hvcDpzZWM=\""),
        toMany(
            HAPROXY,
            "adds a second one",
            HeaderFate.DUPLICATED,
            "http-request add-header Authorization \"Bearer abc\""),
        toMany(
            APACHE,
            "appends to it",
            HeaderFate.DUPLICATED,
            "RequestHeader append Authorization \"Bearer abc\""),
        toMany(
            HAPROXY,
            "writes it in capitals",
            HeaderFate.MANGLED,
            "http-request set-header Authorization %[req.fhdr(Authorization),upper]"),
        toMany(
            APACHE,
            "puts it in quotes",
            HeaderFate.MANGLED,
            "RequestHeader edit Authorization \"^Bearer (.*)$\" \"Bearer '$1'\""),
        toMany(
            APACHE,
            "encodes its space",
            HeaderFate.MANGLED,
            "RequestHeader edit Authorization \"^Bearer \" \"Bearer%%20\""),
        toMany(
            HAPROXY,
            "cuts it to 200 bytes",
            HeaderFate.TRUNCATED,
            "http-request set-header Authorization %[req.fhdr(Authorization),bytes(0,200)]"),
        toMany(
            NGINX,
            "moves it to X-Auth-Token",
            HeaderFate.MOVED,
            "proxy_set_header X-Auth-Token $http_authorization;\n"
                + "proxy_set_header Authorization \"\";"),
        toFew(NGINX, "drops it", HeaderFate.DROPPED, "proxy_set_header Authorization \"\";"),
        toFew(
            APACHE,
            "cuts it to 200 bytes",
            HeaderFate.TRUNCATED,
            "RequestHeader edit Authorization \"^(.{200}).*$\" \"$1\""),
        toFew(
            HAPROXY,
            "moves it to X-Original-Authorization",
            HeaderFate.MOVED,
            "http-request set-header X-Original-Authorization %[req.fhdr(Authorization)]\n"
                + "http-request del-header Authorization"),
        toFew(
            HAPROXY,
            "puts its own login in its place, as ALB does",
            HeaderFate.DROPPED,
            "http-request set-header X-Amzn-Oidc-Data eyJh.eyJi.c\n"
                + "http-request del-header Authorization"),
        toFew(
            NGINX,
            "puts Basic in and moves it",
            HeaderFate.REPLACED,
            "proxy_set_header Authorization \"Basic c2hvcDpzZWM=\";\n"
                + "proxy_set_header X-Forwarded-Authorization $http_authorization;"),
        new Scenario(
            "HAProxy cuts it to 4096 bytes, " + FEW + " clients",
            Set.of(Hop.LOAD_BALANCER),
            Set.of(HeaderFate.TRUNCATED),
            HAPROXY,
            story ->
                story
                    .people(FEW)
                    .withLargerTokens(5_000)
                    .steady()
                    .fault(
                        "http-request set-header Authorization"
                            + " %[req.fhdr(Authorization),bytes(0,4096)]")
                    .goOn()),
        watched(
            NGINX,
            "drops X-Tenant",
            HeaderFate.DROPPED,
            "X-Tenant",
            "shop",
            "proxy_set_header X-Tenant \"\";"),
        watched(
            HAPROXY,
            "doubles X-Tenant",
            HeaderFate.DUPLICATED,
            "X-Tenant",
            "shop",
            "http-request add-header X-Tenant b"),
        watched(
            APACHE,
            "empties X-Tenant",
            HeaderFate.MANGLED,
            "X-Tenant",
            "shop",
            "RequestHeader set X-Tenant \"\""),
        watched(
            HAPROXY,
            "cuts Cookie to 4096 bytes",
            HeaderFate.TRUNCATED,
            "Cookie",
            "a=" + "x".repeat(4_083) + "; sessionid=7",
            "http-request set-header Cookie %[req.fhdr(Cookie),bytes(0,4096)]"));
  }

  private static Scenario toMany(
      Front.Program program, String does, HeaderFate fate, String directives) {
    return scenario(program, does, fate, directives, MANY);
  }

  private static Scenario toFew(
      Front.Program program, String does, HeaderFate fate, String directives) {
    return scenario(program, does, fate, directives, FEW);
  }

  private static Scenario scenario(
      Front.Program program, String does, HeaderFate fate, String directives, int people) {
    return new Scenario(
        program.shown() + " " + does + ", " + people + " clients",
        Set.of(Hop.LOAD_BALANCER),
        Set.of(fate),
        program,
        story -> story.people(people).steady().fault(directives).goOn());
  }

  private static Scenario watched(
      Front.Program program,
      String does,
      HeaderFate fate,
      String header,
      String value,
      String directives) {
    return new Scenario(
        program.shown() + " " + does + ", " + MANY + " clients",
        Set.of(Hop.LOAD_BALANCER),
        Set.of(fate),
        program,
        story -> story.people(MANY).alsoSending(header, value).steady().fault(directives).goOn());
  }
}
