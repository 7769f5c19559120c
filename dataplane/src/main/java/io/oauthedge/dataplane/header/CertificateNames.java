package io.oauthedge.dataplane.header;

import java.util.List;

/**
 * The names under which proxies tell applications of a client's certificate. An application that
 * believes one must not get a stranger's, and few proxies remove more than the name that they set:
 * so none passes, and what the edge has verified it states itself.
 */
final class CertificateNames {
  private static final List<String> BEGINNINGS =
      List.of(
          // RFC 9440: client-cert, client-cert-chain.
          "client-cert",
          // ingress-nginx: ssl-client-cert, -verify, -subject-dn, -issuer-dn.
          "ssl-client-",
          // NGINX, Apache httpd and HAProxy recipes: x-ssl-client-cert, -verify, -dn, x-ssl-cert.
          "x-ssl-client",
          "x-ssl-cert",
          "x-ssl-issuer",
          "x-ssl-subject",
          // Cloudflare: cf-client-cert-der-base64, -sha256.
          "cf-client-cert",
          // GCP's custom headers and others: x-client-cert-present, -leaf, -chain-verified.
          "x-client-cert",
          // Envoy.
          "x-forwarded-client-cert",
          // Traefik: x-forwarded-tls-client-cert, -info.
          "x-forwarded-tls-client-cert",
          // AWS ALB: -clientcert, -leaf, -subject, -issuer, -serial-number, -validity.
          "x-amzn-mtls-clientcert",
          // Azure App Service.
          "x-arr-clientcert");

  private CertificateNames() {}

  /** Whether a canonical name is one of them. */
  static boolean isOne(String name) {
    char first = name.isEmpty() ? ' ' : name.charAt(0);
    if (first != 'x' && first != 'c' && first != 's') {
      return false;
    }
    for (String beginning : BEGINNINGS) {
      if (name.startsWith(beginning)) {
        return true;
      }
    }
    return false;
  }
}
