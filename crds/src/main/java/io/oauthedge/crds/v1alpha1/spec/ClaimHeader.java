package io.oauthedge.crds.v1alpha1.spec;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/** A claim that the upstream gets as a header. */
@ValidationRule(
    value =
        "!(self.header.lowerAscii().replace('_', '-') in ['authorization', 'proxy-authorization', 'host', 'connection', 'keep-alive', 'proxy-connection', 'te', 'trailer', 'transfer-encoding', 'upgrade', 'expect', 'content-length', 'content-type', 'content-encoding', 'cookie', 'forwarded', 'via', 'x-request-id', 'traceparent', 'tracestate']) && !self.header.lowerAscii().replace('_', '-').startsWith('x-forwarded-')",
    message =
        "header is one that HTTP or the edge itself sets; choose a name of your own, such as X-User")
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ClaimHeader(
    @JsonPropertyDescription(
            "Name of a claim at the token's top level. A string, number, boolean, or array of those, joined by commas; a value with control or non-ASCII characters is not forwarded.")
        @Size(min = 1, max = 128)
        @Required
        String claim,
    @JsonPropertyDescription("Name of the header.")
        @Size(min = 1, max = 128)
        @Pattern(Formats.HEADER_NAME)
        @Required
        String header) {}
