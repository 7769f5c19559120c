package io.oauthedge.e2e;

import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.client.http.HttpRequest;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What RBAC grants or a request needs.
 *
 * @param group the API group; empty for the core
 * @param resource the plural, with a subresource behind a slash
 */
record Permission(String group, String resource, String verb) implements Comparable<Permission> {
  static Stream<Permission> grantedBy(ClusterRole role) {
    return role.getRules().stream()
        .flatMap(
            rule ->
                rule.getApiGroups().stream()
                    .flatMap(
                        group ->
                            rule.getResources().stream()
                                .flatMap(
                                    resource ->
                                        rule.getVerbs().stream()
                                            .map(v -> new Permission(group, resource, v)))));
  }

  /** What a request for an object or a list of them needs; nothing for discovery. */
  static Stream<Permission> neededBy(HttpRequest request) {
    List<String> path = Arrays.stream(request.uri().getPath().split("/", -1)).skip(1).toList();
    boolean core = path.getFirst().equals("api");
    List<String> rest = path.stream().skip(core ? 2 : 3).toList();
    if (rest.size() > 2 && rest.getFirst().equals("namespaces")) {
      rest = rest.subList(2, rest.size());
    }
    if (rest.isEmpty() || rest.getFirst().isEmpty()) {
      return Stream.empty();
    }
    String resource = rest.size() > 2 ? rest.get(0) + "/" + rest.get(2) : rest.getFirst();
    String group = core ? "" : path.get(1);
    boolean one = rest.size() > 1;
    return verbs(request, one && resource.indexOf('/') < 0, one)
        .map(verb -> new Permission(group, resource, verb));
  }

  /** Server-side apply may create what it patches, a subresource apart. */
  private static Stream<String> verbs(HttpRequest request, boolean wholeObject, boolean one) {
    return switch (request.method()) {
      case "POST" -> Stream.of("create");
      case "PUT" -> Stream.of("update");
      case "DELETE" -> Stream.of("delete");
      case "PATCH" -> wholeObject ? Stream.of("patch", "create") : Stream.of("patch");
      default -> {
        String query = request.uri().getQuery();
        boolean watch = query != null && query.contains("watch=true");
        yield Stream.of(watch ? "watch" : one ? "get" : "list");
      }
    };
  }

  @Override
  public int compareTo(Permission other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    return group + "/" + resource + ": " + verb;
  }
}
