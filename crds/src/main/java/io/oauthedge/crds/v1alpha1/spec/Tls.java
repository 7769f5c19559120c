package io.oauthedge.crds.v1alpha1.spec;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import org.jspecify.annotations.Nullable;

/** TLS of the listeners. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Tls(
    @JsonPropertyDescription("Secret of type kubernetes.io/tls.") @Nullable String secretName,
    @JsonPropertyDescription("Lowest TLS version: TLSv1.2 or TLSv1.3.") @Default("TLSv1.2")
        String minVersion,
    @JsonPropertyDescription("What a plaintext request meets.") @Default("Redirect")
        Plaintext plaintext) {
  private static final String DEFAULT_MIN_VERSION = "TLSv1.2";
  static final Tls DEFAULTS = new Tls(null, DEFAULT_MIN_VERSION, Plaintext.REDIRECT);

  public Tls {
    minVersion = minVersion == null ? DEFAULT_MIN_VERSION : minVersion;
    plaintext = plaintext == null ? Plaintext.REDIRECT : plaintext;
  }
}
