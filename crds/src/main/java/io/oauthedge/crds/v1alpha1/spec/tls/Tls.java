package io.oauthedge.crds.v1alpha1.spec.tls;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.oauthedge.crds.v1alpha1.spec.Formats;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** TLS of the listeners. */
@ValidationRule(
    value = "self.plaintext == 'TerminatedUpstream' || has(self.secretName)",
    message = "tls.secretName is required unless tls.plaintext is TerminatedUpstream")
@ValidationRule(
    value = "!has(self.certificates) || size(self.certificates) == 0 || has(self.secretName)",
    message =
        "tls.certificates needs tls.secretName: it serves the hosts that no entry names, and clients without SNI")
@ValidationRule(
    value =
        "!has(self.cipherPolicy) || self.cipherPolicy != 'Modern' || !has(self.minVersion) || self.minVersion == 'TLSv1.3'",
    message =
        "cipherPolicy: Modern is TLS 1.3 alone; remove minVersion or set TLSv1.3, or use cipherPolicy: Intermediate")
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Tls(
    @JsonPropertyDescription(
            "Secret of type kubernetes.io/tls in the same namespace, with tls.crt (PEM chain, leaf first) and tls.key. Serves every host that no entry of certificates names. Required unless plaintext is TerminatedUpstream.")
        @Size(min = 1, max = 253)
        @Pattern(Formats.OBJECT_NAME)
        @Nullable String secretName,
    @JsonPropertyDescription(
            "Certificates of their own for some of the hosts, up to 32; chosen by SNI.")
        @Size(min = 0, max = 32)
        List<HostCertificate> certificates,
    @JsonPropertyDescription(
            "Lowest TLS version: TLSv1.2 or TLSv1.3 (RFC 9325). Default: the cipherPolicy's, TLSv1.2 with Intermediate and TLSv1.3 with Modern.")
        @Size(min = 1, max = 7)
        @Pattern(Formats.TLS_VERSION)
        @Nullable String minVersion,
    @JsonPropertyDescription(
            "Which of Mozilla's server side TLS configurations is followed. Modern: TLS 1.3 alone. Intermediate: TLS 1.2 with forward secrecy and authenticated encryption too. Default Intermediate.")
        @Default("Intermediate")
        CipherPolicy cipherPolicy,
    @JsonPropertyDescription(
            "Strict-Transport-Security (RFC 6797) of answers over https, in place of the upstream's. Default: none, and the upstream's own passes. Answers over plaintext never carry one.")
        @Nullable Hsts hsts,
    @JsonPropertyDescription("Certificates of clients (mutual TLS).")
        ClientCertificates clientCertificates,
    @JsonPropertyDescription(
            "What a plaintext request meets. Redirect: 308 to https, but one that carries a credential is refused as TOKEN_EXPOSED. Refuse: 403. TerminatedUpstream: the load balancer ends TLS, and a trusted proxy must say that the client used https. Default Redirect.")
        @Default("Redirect")
        Plaintext plaintext) {
  public static final Tls DEFAULTS =
      new Tls(
          null,
          List.of(),
          null,
          CipherPolicy.INTERMEDIATE,
          null,
          ClientCertificates.DEFAULTS,
          Plaintext.REDIRECT);

  public Tls {
    certificates = certificates == null ? List.of() : List.copyOf(certificates);
    cipherPolicy = cipherPolicy == null ? CipherPolicy.INTERMEDIATE : cipherPolicy;
    clientCertificates =
        clientCertificates == null ? ClientCertificates.DEFAULTS : clientCertificates;
    plaintext = plaintext == null ? Plaintext.REDIRECT : plaintext;
  }
}
