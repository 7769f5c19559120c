package io.oauthedge.crds.v1alpha1.spec;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import java.util.List;

/** Which requests a route takes. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record RouteMatch(
    @JsonPropertyDescription("Path to compare.") @Default("/") String path,
    @JsonPropertyDescription("How the path is compared.") @Default("Prefix") PathType pathType,
    @JsonPropertyDescription("HTTP methods; all when empty.") List<String> methods) {
  private static final String DEFAULT_PATH = "/";
  static final RouteMatch DEFAULTS = new RouteMatch(DEFAULT_PATH, PathType.PREFIX, List.of());

  public RouteMatch {
    path = path == null ? DEFAULT_PATH : path;
    pathType = pathType == null ? PathType.PREFIX : pathType;
    methods = methods == null ? List.of() : List.copyOf(methods);
  }
}
