package io.oauthedge.demo.canary;

import io.oauthedge.demo.canary.front.Apache;
import io.oauthedge.demo.canary.front.Haproxy;
import io.oauthedge.demo.canary.front.Nginx;
import java.util.List;
import java.util.stream.Stream;

/** The settings that rounds are tried on. */
final class Faults {
  private static final String TOLD_BY_HTTPS =
      "proxy_set_header Host $host; proxy_set_header X-Forwarded-Proto https; ";

  private static final Nginx NGINX = Nginx.byDefault();
  private static final Haproxy HAPROXY = Haproxy.byDefault();
  private static final Apache APACHE = Apache.byDefault();

  private Faults() {}

  static Stream<Fault> all() {
    return Stream.of(nginx(), nginxOrigin(), nginxAnswers(), haproxy(), apache())
        .flatMap(List::stream);
  }

  private static List<Fault> nginx() {
    return List.of(
        new Fault(
            "NGINX",
            "default: names with `_` are dropped, `x_tenant` is preserved",
            NGINX::before,
            NGINX.server("underscores_in_headers on;")::before,
            List.of("x_tenant"),
            List.of("x_tenant DROPPED LOAD_BALANCER"),
            "of 24 bytes did not arrive; straight to a pod it is intact"),
        fault(
            "`proxy_set_header Authorization \"\"`",
            NGINX.location("proxy_set_header Authorization \"\";"),
            "of 900 bytes did not arrive; straight to a pod it is intact",
            "authorization DROPPED LOAD_BALANCER"),
        fault(
            "`proxy_set_header Authorization \"Basic …\"`",
            NGINX.location("proxy_set_header Authorization \"Basic c2hvcDpzZWNyZXQ=\";"),
            "arrived with another value, of 22 bytes",
            "authorization REPLACED LOAD_BALANCER"),
        fault(
            "the token moves to `X-Original-Authorization`, and `DPoP` is dropped",
            NGINX.location(
                "proxy_set_header X-Original-Authorization $http_authorization;"
                    + " proxy_set_header Authorization \"\"; proxy_set_header DPoP \"\";"),
            "arrived as X-Original-Authorization instead",
            "authorization MOVED LOAD_BALANCER",
            "dpop DROPPED LOAD_BALANCER"),
        fault(
            "`large_client_header_buffers 4 4k`",
            NGINX.server("large_client_header_buffers 4 4k;"),
            "a request with 5120 bytes of it is answered 400 by nginx; straight to a pod it arrives",
            "authorization OVERSIZED LOAD_BALANCER"),
        fault(
            "HTTP/2 to HTTP/1.1, `Authorization` lost on the way down",
            NGINX
                .http("map $server_protocol $kept { HTTP/2.0 \"\"; default $http_authorization; }")
                .location("proxy_set_header Authorization $kept;"),
            "of 900 bytes over HTTP/2 did not arrive",
            "authorization DROPPED LOAD_BALANCER"));
  }

  private static List<Fault> nginxOrigin() {
    return List.of(
        fault(
            "a second entry in `X-Forwarded-For`",
            NGINX.telling(
                TOLD_BY_HTTPS + "proxy_set_header X-Forwarded-For \"$remote_addr, 198.51.100.9\";"),
            "arrived with 2 entries; the edge takes 198.51.100.9 for the client, and 127.0.0.1"
                + " called",
            "x-forwarded-for DUPLICATED LOAD_BALANCER"),
        fault(
            "`X-Forwarded-For` passed on as it came",
            NGINX.telling(
                TOLD_BY_HTTPS + "proxy_set_header X-Forwarded-For $http_x_forwarded_for;"),
            "is passed on as any caller wrote it, and the edge takes 192.0.2.66 for the client",
            "x-forwarded-for REPLACED LOAD_BALANCER"),
        fault(
            "`X-Forwarded-Proto http` of https requests",
            NGINX.telling(
                "proxy_set_header Host $host; proxy_set_header X-Forwarded-For $remote_addr;"
                    + " proxy_set_header X-Forwarded-Proto http;"),
            "says http of a request by https",
            "x-forwarded-proto REPLACED LOAD_BALANCER"),
        fault(
            "no `X-Forwarded-Proto`",
            NGINX.telling(
                "proxy_set_header Host $host; proxy_set_header X-Forwarded-For $remote_addr;"
                    + " proxy_set_header X-Forwarded-Proto \"\";"),
            "did not arrive, nor anything else that says https",
            "x-forwarded-proto DROPPED LOAD_BALANCER"),
        fault(
            "`Host` becomes the upstream's",
            NGINX.telling(
                "proxy_set_header X-Forwarded-For $remote_addr;"
                    + " proxy_set_header X-Forwarded-Proto https;"),
            "was orders.example.com, and arrived as 127.",
            "host REPLACED LOAD_BALANCER"),
        fault(
            "`X-Forwarded-Port` of a listener that nobody called",
            NGINX.location("proxy_set_header X-Forwarded-Port 8081;"),
            "names port 8081 of a request to port ",
            "x-forwarded-port REPLACED LOAD_BALANCER"));
  }

  private static List<Fault> nginxAnswers() {
    return List.of(
        fault(
            "`proxy_hide_header WWW-Authenticate`",
            NGINX.location("proxy_hide_header WWW-Authenticate;"),
            "was lost on the way back; straight to a pod it is intact",
            "www-authenticate DROPPED LOAD_BALANCER"),
        fault(
            "`proxy_intercept_errors` with an error page",
            NGINX.location(
                "proxy_intercept_errors on; error_page 401 @page; } location @page {"
                    + " return 401 \"go away\";"),
            "of a 401 is replaced by somebody else's on the way back",
            "retry-after DROPPED LOAD_BALANCER",
            "set-cookie DROPPED LOAD_BALANCER",
            "strict-transport-security DROPPED LOAD_BALANCER",
            "content REPLACED LOAD_BALANCER"),
        fault(
            "a check of tokens of its own: 401 with `Authorization`",
            NGINX.location("if ($http_authorization) { return 401; }"),
            "a request without Authorization arrives, and one with it is answered 401 by nginx",
            "AnsweredBeforeEdge"),
        fault(
            "a firewall: 403 with `DPoP`",
            NGINX.location("if ($http_dpop) { return 403; }"),
            "a request without DPoP arrives, and one with it is answered 403 by nginx",
            "AnsweredBeforeEdge"),
        fault(
            "a rate limit: `limit_req`",
            NGINX
                .http("limit_req_zone $binary_remote_addr zone=few:1m rate=1r/m;")
                .location("limit_req zone=few;"),
            "is answered 503 by nginx, which may be trouble of the moment",
            "AnsweredBeforeEdge"),
        fault(
            "405 to `POST`",
            NGINX.location("if ($request_method = POST) { return 405; }"),
            "a request by POST is answered 405 by nginx; straight to a pod it arrives",
            ":method DROPPED LOAD_BALANCER"),
        fault(
            "a firewall: 403 to everything",
            NGINX.location("return 403;"),
            "every request is answered 403 by nginx, not by the edge",
            "AnsweredBeforeEdge"),
        fault(
            "a login: 302 without a session",
            NGINX.location("return 302 https://login.example.com/;"),
            "every request is answered 302 by nginx, not by the edge",
            "AnsweredBeforeEdge"));
  }

  private static List<Fault> haproxy() {
    return List.of(
        haproxy(
            "`http-request del-header Authorization`",
            HAPROXY.frontend("http-request del-header Authorization"),
            "of 900 bytes did not arrive",
            "authorization DROPPED LOAD_BALANCER"),
        haproxy(
            "`http-request add-header Authorization` beside the client's",
            HAPROXY.frontend("http-request add-header Authorization \"Basic c2hvcDpz\""),
            "arrived on 2 lines, 1 of them as sent",
            "authorization DUPLICATED LOAD_BALANCER"),
        haproxy(
            "the scheme is put before the scheme",
            HAPROXY.frontend(
                "http-request set-header Authorization \"Bearer %[req.hdr(Authorization)]\""),
            "arrived with its scheme doubled",
            "authorization MANGLED LOAD_BALANCER"),
        haproxy(
            "`bytes(0,512)` of the token",
            HAPROXY.frontend(
                "http-request set-header Authorization %[req.hdr(Authorization),bytes(0,512)]"),
            "arrived cut at 512 of 900 bytes",
            "authorization TRUNCATED LOAD_BALANCER"),
        haproxy(
            "`tune.bufsize 4096`",
            HAPROXY.global("tune.bufsize 4096"),
            "a request with 5120 bytes of it is answered 400",
            // Then it announces frames of a size that RFC 9113 section 6.5.2 forbids.
            "authorization OVERSIZED LOAD_BALANCER",
            ":method DROPPED LOAD_BALANCER"),
        haproxy("`option http-buffer-request`", HAPROXY.frontend("option http-buffer-request"), ""),
        haproxy(
            "a second `X-Forwarded-For` line with another address",
            HAPROXY.frontend("http-request add-header X-Forwarded-For 198.51.100.9"),
            "the edge takes",
            "x-forwarded-for DUPLICATED LOAD_BALANCER"),
        haproxy(
            "`Host` and `X-Forwarded-Port` with a port that nobody called",
            HAPROXY.frontend(
                "http-request set-header X-Forwarded-Port 8081\n"
                    + "  http-request set-header Host orders.example.com:8081"),
            "names port 8081 of a request to port ",
            "host REPLACED LOAD_BALANCER",
            "x-forwarded-port REPLACED LOAD_BALANCER"),
        haproxy(
            "`X-Forwarded-Port %[dst_port]`, the port that was called",
            HAPROXY.frontend("http-request set-header X-Forwarded-Port %[dst_port]"), ""));
  }

  private static List<Fault> apache() {
    return List.of(
        apache(
            "`RequestHeader unset Authorization`",
            "RequestHeader unset Authorization",
            "of 900 bytes did not arrive",
            "authorization DROPPED LOAD_BALANCER"),
        apache(
            "`AuthType Basic` for users of its own",
            "<Location />\nAuthType Basic\nAuthName shop\nAuthUserFile FOLDER/none\n"
                + "Require valid-user\n</Location>",
            "every request is answered 401 by Apache, not by the edge",
            "AnsweredBeforeEdge"),
        apache(
            "`LimitRequestFieldSize 4094`",
            "LimitRequestFieldSize 4094",
            "a request with 5120 bytes of it is answered 400 by Apache",
            "authorization OVERSIZED LOAD_BALANCER"),
        apache(
            "`InputSed`: the content of requests is rewritten, in its own size",
            "<Location />\nSetInputFilter Sed\nInputSed \"s/client/CLIENT/\"\n</Location>",
            "of 2048 bytes arrived with others, as many; straight to a pod it is intact",
            "request content REPLACED LOAD_BALANCER"));
  }

  private static Fault fault(String name, Nginx on, String evidence, String... reported) {
    return new Fault(
        "NGINX", name, on::before, NGINX::before, List.of(), List.of(reported), evidence);
  }

  private static Fault haproxy(String name, Haproxy on, String evidence, String... reported) {
    return new Fault(
        "HAProxy", name, on::before, HAPROXY::before, List.of(), List.of(reported), evidence);
  }

  private static Fault apache(String name, String on, String evidence, String... reported) {
    return new Fault(
        "Apache",
        name,
        APACHE.with(on)::before,
        APACHE::before,
        List.of(),
        List.of(reported),
        evidence);
  }
}
