package io.oauthedge.dataplane.confusion;

import static io.oauthedge.dataplane.confusion.Front.Program.APACHE;
import static io.oauthedge.dataplane.confusion.Front.Program.HAPROXY;
import static io.oauthedge.dataplane.confusion.Front.Program.NGINX;

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
        toMany(NGINX, "drops it", "proxy_set_header Authorization \"\";"),
        toMany(HAPROXY, "drops it", "http-request del-header Authorization"),
        toMany(APACHE, "drops it", "RequestHeader unset Authorization"),
        toMany(APACHE, "puts Basic in", "RequestHeader set Authorization \"Basic c2hvcDpzZWM=\""),
        toMany(
            HAPROXY, "adds a second one", "http-request add-header Authorization \"Bearer abc\""),
        toMany(APACHE, "appends to it", "RequestHeader append Authorization \"Bearer abc\""),
        toMany(
            HAPROXY,
            "writes it in capitals",
            "http-request set-header Authorization %[req.fhdr(Authorization),upper]"),
        toMany(
            APACHE,
            "puts it in quotes",
            "RequestHeader edit Authorization \"^Bearer (.*)$\" \"Bearer '$1'\""),
        toMany(
            APACHE,
            "encodes its space",
            "RequestHeader edit Authorization \"^Bearer \" \"Bearer%%20\""),
        toMany(
            HAPROXY,
            "cuts it to 200 bytes",
            "http-request set-header Authorization %[req.fhdr(Authorization),bytes(0,200)]"),
        toMany(
            NGINX,
            "moves it to X-Auth-Token",
            "proxy_set_header X-Auth-Token $http_authorization;\n"
                + "proxy_set_header Authorization \"\";"),
        toFew(NGINX, "drops it", "proxy_set_header Authorization \"\";"),
        toFew(
            APACHE,
            "cuts it to 200 bytes",
            "RequestHeader edit Authorization \"^(.{200}).*$\" \"$1\""),
        toFew(
            HAPROXY,
            "moves it to X-Original-Authorization",
            "http-request set-header X-Original-Authorization %[req.fhdr(Authorization)]\n"
                + "http-request del-header Authorization"),
        toFew(
            HAPROXY,
            "puts its own login in its place, as ALB does",
            "http-request set-header X-Amzn-Oidc-Data eyJh.eyJi.c\n"
                + "http-request del-header Authorization"),
        toFew(
            NGINX,
            "puts Basic in and moves it",
            "proxy_set_header Authorization \"Basic c2hvcDpzZWM=\";\n"
                + "proxy_set_header X-Forwarded-Authorization $http_authorization;"),
        new Scenario(
            "HAProxy cuts it to 4096 bytes, " + FEW + " clients",
            Set.of(Hop.LOAD_BALANCER),
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
        watched(NGINX, "drops X-Tenant", "X-Tenant", "shop", "proxy_set_header X-Tenant \"\";"),
        watched(
            HAPROXY, "doubles X-Tenant", "X-Tenant", "shop", "http-request add-header X-Tenant b"),
        watched(APACHE, "empties X-Tenant", "X-Tenant", "shop", "RequestHeader set X-Tenant \"\""),
        watched(
            HAPROXY,
            "cuts Cookie to 4096 bytes",
            "Cookie",
            "a=" + "x".repeat(4_083) + "; sessionid=7",
            "http-request set-header Cookie %[req.fhdr(Cookie),bytes(0,4096)]"));
  }

  private static Scenario toMany(Front.Program program, String does, String directives) {
    return scenario(program, does, directives, MANY);
  }

  private static Scenario toFew(Front.Program program, String does, String directives) {
    return scenario(program, does, directives, FEW);
  }

  private static Scenario scenario(
      Front.Program program, String does, String directives, int people) {
    return new Scenario(
        program.shown() + " " + does + ", " + people + " clients",
        Set.of(Hop.LOAD_BALANCER),
        program,
        story -> story.people(people).steady().fault(directives).goOn());
  }

  private static Scenario watched(
      Front.Program program, String does, String header, String value, String directives) {
    return new Scenario(
        program.shown() + " " + does + ", " + MANY + " clients",
        Set.of(Hop.LOAD_BALANCER),
        program,
        story -> story.people(MANY).alsoSending(header, value).steady().fault(directives).goOn());
  }
}
