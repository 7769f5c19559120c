package io.oauthedge.dataplane.confusion;

import static io.oauthedge.dataplane.confusion.Front.Program.APACHE;
import static io.oauthedge.dataplane.confusion.Front.Program.HAPROXY;
import static io.oauthedge.dataplane.confusion.Front.Program.NGINX;

import io.oauthedge.contract.HeaderFate;
import io.oauthedge.contract.Hop;
import io.vertx.core.MultiMap;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Scenarios in which clients are at fault, many of which look like a load balancer's. */
final class ClientFaults {
  /** A lie that nothing contradicts. */
  static final String ALONE = "a stranger makes up X-Amzn-Oidc-Data while nobody else comes";

  /** What no edge can tell from a balancer's loss. */
  static final String TOGETHER = "12 clients of four programs stop by themselves within 15 s";

  private static final int MANY = 12;
  private static final Set<Hop> CLIENT = Set.of(Hop.CLIENT);

  private ClientFaults() {}

  static List<Scenario> all() {
    return List.of(
        new Scenario(
            "one of 12 clients logs out",
            CLIENT,
            Set.of(),
            NGINX,
            story -> story.people(MANY).steady().goOn(1, without("Authorization"))),
        new Scenario(
            "half of 16 clients log out at once",
            CLIENT,
            Set.of(),
            HAPROXY,
            story -> story.people(16).steady().goOn(8, without("Authorization"))),
        new Scenario(
            "12 clients of one app lose the token by its new release",
            CLIENT,
            Set.of(),
            NGINX,
            story ->
                story
                    .people(MANY, List.of("shop-app/7.1 (iPhone)", "shop-app/7.1 (iPad)"))
                    .steady()
                    .goOn(MANY, without("Authorization"))),
        new Scenario(
            "12 clients of one app send Basic by its new release",
            CLIENT,
            Set.of(HeaderFate.REPLACED),
            APACHE,
            story ->
                story
                    .people(MANY, List.of("shop-app/7.1"))
                    .steady()
                    .goOn(MANY, with("Authorization", "Basic c2hvcDpzZWM="))),
        new Scenario(
            "a scanner without tokens, from 12 addresses with 4 programs",
            CLIENT,
            Set.of(),
            NGINX,
            story -> story.people(MANY).goOn(MANY, without("Authorization"))),
        new Scenario(
            "libraries of 12 clients drop it at the application's redirect",
            CLIENT,
            Set.of(),
            HAPROXY,
            story -> story.people(MANY).steady().redirected().goOn(MANY, without("Authorization"))),
        new Scenario(
            "tokens of 12 clients run out, and they go on without",
            CLIENT,
            Set.of(),
            NGINX,
            story ->
                story.people(MANY).steadyUntilTokensRunOut().goOn(MANY, without("Authorization"))),
        one("sends Basic", Set.of(HeaderFate.REPLACED), NGINX, with("Authorization", "Basic dTpw")),
        one(
            "sends two",
            Set.of(HeaderFate.DUPLICATED),
            HAPROXY,
            headers -> headers.add("Authorization", "Bearer eyJh.b.c")),
        one(
            "sends `Bearer undefined`",
            Set.of(HeaderFate.MANGLED),
            NGINX,
            with("Authorization", "Bearer undefined")),
        one(
            "sends quotes",
            Set.of(HeaderFate.MANGLED),
            APACHE,
            with("Authorization", "Bearer 'eyJh.b.c'")),
        one(
            "sends half a token",
            Set.of(HeaderFate.TRUNCATED),
            NGINX,
            with("Authorization", "Bearer eyJhbGciOi")),
        one(
            "sends it as X-Auth-Token",
            Set.of(HeaderFate.MOVED),
            NGINX,
            headers -> {
              headers.set("X-Auth-Token", headers.get("Authorization"));
              return headers.remove("Authorization");
            }),
        one(
            "makes up X-Amzn-Oidc-Data, which the proxy lets pass",
            Set.of(),
            NGINX,
            headers -> headers.remove("Authorization").set("X-Amzn-Oidc-Data", "eyJh.eyJi.c")),
        one(
            "makes up X-Forwarded-Authorization beside Basic",
            Set.of(HeaderFate.REPLACED),
            HAPROXY,
            headers ->
                headers
                    .set("X-Forwarded-Authorization", "Bearer eyJh.b.c")
                    .set("Authorization", "Basic dTpw")),
        new Scenario(
            "one of 12 clients cuts its token to 4096 bytes",
            CLIENT,
            Set.of(HeaderFate.TRUNCATED),
            HAPROXY,
            story ->
                story
                    .people(MANY)
                    .withLargerTokens(5_000)
                    .steady()
                    .goOn(1, headers -> cut(headers, 4_096))),
        new Scenario(
            ALONE,
            CLIENT,
            Set.of(),
            NGINX,
            story ->
                story
                    .people(1)
                    .goOn(
                        1,
                        headers ->
                            headers
                                .remove("Authorization")
                                .set("X-Amzn-Oidc-Data", "eyJh.eyJi.c"))),
        new Scenario(
            TOGETHER,
            CLIENT,
            Set.of(),
            HAPROXY,
            story -> story.people(MANY).steady().goOn(MANY, without("Authorization"))),
        new Scenario(
            "one of 12 clients stops to send X-Tenant",
            Set.of(),
            Set.of(),
            NGINX,
            story ->
                story
                    .people(MANY)
                    .alsoSending("X-Tenant", "shop")
                    .steady()
                    .goOn(1, without("X-Tenant"))),
        new Scenario(
            "one client sends X-Tenant twice",
            CLIENT,
            Set.of(HeaderFate.DUPLICATED),
            HAPROXY,
            story ->
                story
                    .people(MANY)
                    .alsoSending("X-Tenant", "shop")
                    .steady()
                    .goOn(1, headers -> headers.add("X-Tenant", "b"))),
        clean(NGINX),
        clean(HAPROXY),
        clean(APACHE));
  }

  private static Scenario one(
      String does, Set<HeaderFate> fates, Front.Program program, UnaryOperator<MultiMap> change) {
    return new Scenario(
        "one of 12 clients " + does,
        CLIENT,
        fates,
        program,
        story -> story.people(MANY).steady().goOn(1, change));
  }

  private static Scenario clean(Front.Program program) {
    return new Scenario(
        "nothing, behind " + program.shown(),
        Set.of(),
        Set.of(),
        program,
        story ->
            story
                .people(MANY)
                .alsoSending("X-Tenant", "shop")
                .alsoSending("Cookie", "a=1; sessionid=7")
                .steady()
                .goOn());
  }

  private static MultiMap cut(MultiMap headers, int length) {
    String value = String.valueOf(headers.get("Authorization"));
    return headers.set("Authorization", value.substring(0, length));
  }

  static UnaryOperator<MultiMap> without(String name) {
    return headers -> headers.remove(name);
  }

  static UnaryOperator<MultiMap> with(String name, String value) {
    return headers -> headers.set(name, value);
  }
}
