package io.oauthedge.dataplane.confusion;

import static io.oauthedge.dataplane.confusion.Front.Program.APACHE;
import static io.oauthedge.dataplane.confusion.Front.Program.HAPROXY;
import static io.oauthedge.dataplane.confusion.Front.Program.NGINX;

import io.oauthedge.contract.HeaderFate;
import io.oauthedge.contract.Hop;
import java.util.List;
import java.util.Set;

/** Scenarios with two faults at once. */
final class TwoFaults {
  private static final int MANY = 12;

  private TwoFaults() {}

  static List<Scenario> all() {
    return List.of(
        new Scenario(
            "NGINX drops X-Tenant for 12 clients, and one of them logs out",
            Set.of(Hop.LOAD_BALANCER, Hop.CLIENT),
            Set.of(HeaderFate.DROPPED),
            NGINX,
            story ->
                story
                    .people(MANY)
                    .alsoSending("X-Tenant", "shop")
                    .steady()
                    .fault("proxy_set_header X-Tenant \"\";")
                    .goOn()
                    .goOn(1, ClientFaults.without("Authorization"))),
        new Scenario(
            "HAProxy drops it for 12 clients, and a scanner comes along",
            Set.of(Hop.LOAD_BALANCER, Hop.CLIENT),
            Set.of(HeaderFate.DROPPED),
            HAPROXY,
            story ->
                story
                    .people(MANY)
                    .steady()
                    .fault("http-request del-header Authorization")
                    .people(3, List.of("zgrab/0.x"))
                    .goOn()),
        new Scenario(
            "Apache doubles it and drops X-Tenant, 12 clients",
            Set.of(Hop.LOAD_BALANCER),
            Set.of(HeaderFate.DUPLICATED, HeaderFate.DROPPED),
            APACHE,
            story ->
                story
                    .people(MANY)
                    .alsoSending("X-Tenant", "shop")
                    .steady()
                    .fault(
                        "RequestHeader append Authorization \"Bearer abc\"\n"
                            + "RequestHeader unset X-Tenant")
                    .goOn()));
  }
}
