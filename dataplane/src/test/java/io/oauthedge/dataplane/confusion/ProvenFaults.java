package io.oauthedge.dataplane.confusion;

import static io.oauthedge.dataplane.confusion.Front.Program.APACHE;
import static io.oauthedge.dataplane.confusion.Front.Program.HAPROXY;
import static io.oauthedge.dataplane.confusion.Front.Program.NGINX;

import io.oauthedge.contract.HeaderFate;
import io.oauthedge.contract.Hop;
import java.util.List;
import java.util.Set;

/** Faults that few requests meet, of which the canary has told. */
final class ProvenFaults {
  private static final String AUTHORIZATION = "authorization";
  private static final int FEW = 3;

  private ProvenFaults() {}

  static List<Scenario> all() {
    return List.of(
        proven(
            NGINX,
            "drops it",
            "proxy_set_header Authorization \"\";",
            AUTHORIZATION,
            HeaderFate.DROPPED),
        proven(
            APACHE,
            "cuts it to 200 bytes",
            "RequestHeader edit Authorization \"^(.{200}).*$\" \"$1\"",
            AUTHORIZATION,
            HeaderFate.TRUNCATED),
        proven(
            APACHE,
            "puts Basic in",
            "RequestHeader set Authorization \"Basic c2hvcDpzZWM=\"",
            AUTHORIZATION,
            HeaderFate.REPLACED),
        proven(
            HAPROXY,
            "moves it to X-Custom",
            "http-request set-header X-Custom %[req.fhdr(Authorization)]\n"
                + "http-request del-header Authorization",
            AUTHORIZATION,
            HeaderFate.MOVED),
        proven(
            NGINX,
            "drops X-Tenant",
            "proxy_set_header X-Tenant \"\";",
            "x-tenant",
            HeaderFate.DROPPED),
        new Scenario(
            "one of 3 clients sends Basic, while the canary has proven that X-Tenant is dropped",
            Set.of(Hop.CLIENT),
            HAPROXY,
            story ->
                story
                    .people(FEW)
                    .proven("x-tenant", HeaderFate.DROPPED)
                    .steady()
                    .goOn(1, ClientFaults.with("Authorization", "Basic dTpw"))));
  }

  private static Scenario proven(
      Front.Program program, String does, String directives, String header, HeaderFate fate) {
    return new Scenario(
        program.shown() + " " + does + ", " + FEW + " clients, and the canary has proven it",
        Set.of(Hop.LOAD_BALANCER),
        program,
        story ->
            story
                .people(FEW)
                .alsoSending("X-Tenant", "shop")
                .steady()
                .fault(directives)
                .proven(header, fate)
                .goOn());
  }
}
