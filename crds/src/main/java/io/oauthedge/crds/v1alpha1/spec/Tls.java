package io.oauthedge.crds.v1alpha1.spec;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** TLS of the listeners. */
@ValidationRule(
    value = "self.plaintext == 'TerminatedUpstream' || has(self.secretName)",
    message = "tls.secretName is required unless tls.plaintext is TerminatedUpstream")
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Tls(
    @JsonPropertyDescription(
            "Secret of type kubernetes.io/tls in the same namespace, with tls.crt (PEM chain, leaf first) and tls.key. Required unless plaintext is TerminatedUpstream.")
        @Size(min = 1, max = 253)
        @Pattern(Formats.OBJECT_NAME)
        @Nullable String secretName,
    @JsonPropertyDescription("Lowest TLS version: TLSv1.2 or TLSv1.3 (RFC 9325). Default TLSv1.2.")
        @Size(min = 1, max = 7)
        @Pattern(Formats.TLS_VERSION)
        @Default("TLSv1.2")
        String minVersion,
    @JsonPropertyDescription(
            "What a plaintext request meets. Redirect: 308 to https, but one that carries a credential is refused as TOKEN_EXPOSED. Refuse: 403. TerminatedUpstream: the load balancer ends TLS, and a trusted proxy must say that the client used https. Default Redirect.")
        @Default("Redirect")
        Plaintext plaintext) {
  private static final String DEFAULT_MIN_VERSION = "TLSv1.2";
  static final Tls DEFAULTS = new Tls(null, DEFAULT_MIN_VERSION, Plaintext.REDIRECT);

  public Tls {
    minVersion = minVersion == null ? DEFAULT_MIN_VERSION : minVersion;
    plaintext = plaintext == null ? Plaintext.REDIRECT : plaintext;
  }
}
