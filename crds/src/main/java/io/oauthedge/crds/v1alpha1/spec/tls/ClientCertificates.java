package io.oauthedge.crds.v1alpha1.spec.tls;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.oauthedge.crds.v1alpha1.spec.Formats;
import org.jspecify.annotations.Nullable;

/** What is made of clients' certificates. */
@ValidationRule(
    value = "!has(self.mode) || (self.mode == 'None') == !has(self.caSecretName)",
    message =
        "clientCertificates.caSecretName goes with mode Request or Require, which need it: whom should the edge believe?")
@ValidationRule(
    value = "!has(self.mode) || self.mode != 'None' || (!has(self.trustedHeader) && !self.forward)",
    message = "clientCertificates.trustedHeader and forward work only with mode Request or Require")
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ClientCertificates(
    @JsonPropertyDescription(
            "None: nobody is asked. Request: clients are asked; a certificate that is shown must be good, without one a request passes. Require: without one a request is refused (CLIENT_CERTIFICATE_ABSENT); health checks and the canary are exempt. Default None.")
        @Default("None")
        ClientCertificateMode mode,
    @JsonPropertyDescription(
            "Secret in the same namespace with ca.crt (PEM), in which a client's chain must end, and optionally ca.crl (PEM, RFC 5280 section 5), the authorities' revocation lists. Without ca.crl revocation is not checked; OCSP is not asked.")
        @Size(min = 1, max = 253)
        @Pattern(Formats.OBJECT_NAME)
        @Nullable String caSecretName,
    @JsonPropertyDescription(
            "Header in which trustedProxies state the certificate of a client whose TLS they ended: Client-Cert (RFC 9440, with Client-Cert-Chain), X-Forwarded-Client-Cert, ssl-client-cert, X-Amzn-Mtls-Clientcert-Leaf, X-Amzn-Mtls-Clientcert or X-ARR-ClientCert. It is verified as one from a connection. Everybody else's copies of all of them are removed. Default: none is believed.")
        @Nullable ClientCertificateHeader trustedHeader,
    @JsonPropertyDescription(
            "Whether the upstream gets the verified certificate as Client-Cert (RFC 9440). Default false.")
        @Default("false")
        Boolean forward) {
  static final ClientCertificates DEFAULTS =
      new ClientCertificates(ClientCertificateMode.NONE, null, null, false);

  public ClientCertificates {
    mode = mode == null ? ClientCertificateMode.NONE : mode;
    forward = forward == null ? false : forward;
  }
}
