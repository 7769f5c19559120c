package io.oauthedge.crds.v1alpha1.spec;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;

/** What happens to headers. */
@ValidationRule(
    value =
        "!has(self.preserve) || self.preserve.all(h, !(h.lowerAscii().replace('_', '-') in ['connection', 'keep-alive', 'proxy-connection', 'te', 'trailer', 'transfer-encoding', 'upgrade']))",
    message =
        "preserve names a hop-by-hop header, which every proxy must remove (RFC 9110 section 7.6.1); drop it from the list")
@ValidationRule(
    value =
        "!has(self.claimHeaders) || self.claimHeaders.all(a, self.claimHeaders.exists_one(b, b.header.lowerAscii().replace('_', '-') == a.header.lowerAscii().replace('_', '-')))",
    message = "claimHeaders sets one header twice; give each claim its own")
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Headers(
    @JsonPropertyDescription(
            "What the upstream gets of Authorization: Keep or Remove. Default Keep.")
        @Default("Keep")
        AuthorizationForwarding authorization,
    @JsonPropertyDescription(
            "Names, up to 32, that must arrive intact beside Authorization: the canary proves it, and an anomaly of real traffic is counted in status.traffic.headerFates.")
        @Size(min = 0, max = 32)
        List<@Size(min = 1, max = 128) @Pattern(Formats.HEADER_NAME) String> preserve,
    @JsonPropertyDescription(
            "Limit of all header fields together, both ways, 4Ki to 256Ki bytes; above it 431 (RFC 6585 section 5). Keep it above the limit of every proxy in front. Default 64Ki.")
        @Size(min = 1, max = 6)
        @Pattern(Formats.HEADER_SIZE)
        @Default("64Ki")
        String maxSize,
    @JsonPropertyDescription(
            "Claims, up to 32, that the upstream gets as headers. Copies sent by clients are removed first, on every route.")
        @Size(min = 0, max = 32)
        List<ClaimHeader> claimHeaders,
    @JsonPropertyDescription(
            "Known requests that prove, or disprove, that headers arrive as sent through everything in front.")
        Canary canary) {
  private static final String DEFAULT_MAX_SIZE = "64Ki";
  static final Headers DEFAULTS =
      new Headers(
          AuthorizationForwarding.KEEP, List.of(), DEFAULT_MAX_SIZE, List.of(), Canary.DEFAULTS);

  public Headers {
    authorization = authorization == null ? AuthorizationForwarding.KEEP : authorization;
    preserve = preserve == null ? List.of() : List.copyOf(preserve);
    maxSize = maxSize == null ? DEFAULT_MAX_SIZE : maxSize;
    claimHeaders = claimHeaders == null ? List.of() : List.copyOf(claimHeaders);
    canary = canary == null ? Canary.DEFAULTS : canary;
  }
}
