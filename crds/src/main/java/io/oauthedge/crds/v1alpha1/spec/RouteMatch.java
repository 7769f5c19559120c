package io.oauthedge.crds.v1alpha1.spec;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;

/** Which requests a route takes. */
@ValidationRule(
    value = "!has(self.path) || !self.path.matches('//|%|(^|/)[.]{1,2}(/|$)')",
    message =
        "path is compared after decoding and normalising; write it without //, /./, /../ and %")
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record RouteMatch(
    @JsonPropertyDescription("Path to compare, decoded and normalised. Default /.")
        @Size(min = 1, max = 512)
        @Pattern(Formats.PATH)
        @Default("/")
        String path,
    @JsonPropertyDescription(
            "Prefix: whole segments from the left. Exact: the whole path. Default Prefix.")
        @Default("Prefix")
        PathType pathType,
    @JsonPropertyDescription("HTTP methods in upper case, up to 9. Default all.")
        @Size(min = 0, max = 9)
        List<@Size(min = 1, max = 16) @Pattern(Formats.METHOD) String> methods) {
  private static final String DEFAULT_PATH = "/";
  static final RouteMatch DEFAULTS = new RouteMatch(DEFAULT_PATH, PathType.PREFIX, List.of());

  public RouteMatch {
    path = path == null ? DEFAULT_PATH : path;
    pathType = pathType == null ? PathType.PREFIX : pathType;
    methods = methods == null ? List.of() : List.copyOf(methods);
  }
}
