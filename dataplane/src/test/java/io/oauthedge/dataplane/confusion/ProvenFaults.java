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
  /** Where the header is dropped anyway, nothing tells who had none. */
  static final String SCANNER =
      "a scanner without tokens, while the canary has proven that it is dropped";

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
            Set.of(HeaderFate.REPLACED),
            HAPROXY,
            story ->
                story
                    .people(FEW)
                    .proven("x-tenant", HeaderFate.DROPPED)
                    .steady()
                    .goOn(1, ClientFaults.with("Authorization", "Basic dTpw"))),
        new Scenario(
            "one of 3 clients sends half a token, while the canary has proven that longer ones are"
                + " cut",
            Set.of(Hop.CLIENT),
            Set.of(HeaderFate.TRUNCATED),
            NGINX,
            story ->
                story
                    .people(FEW)
                    .proven(AUTHORIZATION, HeaderFate.TRUNCATED)
                    .steady()
                    .goOn(1, ClientFaults.with("Authorization", "Bearer eyJhbGciOi"))),
        new Scenario(
            SCANNER,
            Set.of(Hop.CLIENT),
            Set.of(),
            NGINX,
            story ->
                story
                    .people(FEW)
                    .fault("proxy_set_header Authorization \"\";")
                    .proven(AUTHORIZATION, HeaderFate.DROPPED)
                    .goOn(FEW, ClientFaults.without("Authorization"))));
  }

  private static Scenario proven(
      Front.Program program, String does, String directives, String header, HeaderFate fate) {
    return new Scenario(
        program.shown() + " " + does + ", " + FEW + " clients, and the canary has proven it",
        Set.of(Hop.LOAD_BALANCER),
        Set.of(fate),
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
