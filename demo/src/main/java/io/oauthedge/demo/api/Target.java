package io.oauthedge.demo.api;

import io.oauthedge.demo.api.type.ResourceType;
import io.oauthedge.demo.api.type.ResourceTypes;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a request path names.
 *
 * @param name empty for a collection
 * @param subresource empty for the object itself
 */
record Target(
    ResourceType type, Optional<String> namespace, Optional<String> name, String subresource) {

  static Target of(String path, ResourceTypes types) throws ApiException {
    List<String> parts = Arrays.asList(path.substring(1).split("/"));
    boolean core = parts.getFirst().equals("api");
    if (!core && !parts.getFirst().equals("apis")) {
      throw ApiException.noSuchPath();
    }
    int begin = core ? 2 : 3;
    if (parts.size() <= begin) {
      throw ApiException.noSuchPath();
    }
    String group = core ? "" : parts.get(1);
    String version = parts.get(begin - 1);
    List<String> rest = parts.subList(begin, parts.size());
    boolean within =
        rest.size() > 2
            && rest.getFirst().equals("namespaces")
            && types.find(group, version, rest.get(2)).isPresent();
    Optional<String> namespace = within ? Optional.of(rest.get(1)) : Optional.empty();
    List<String> object = within ? rest.subList(2, rest.size()) : rest;
    String subresource = object.size() > 2 ? object.get(2) : "";
    if (!subresource.isEmpty() && !subresource.equals("status")) {
      throw ApiException.noSuchPath();
    }
    return new Target(
        types.find(group, version, object.getFirst()).orElseThrow(ApiException::noSuchPath),
        namespace,
        object.size() > 1 ? Optional.of(object.get(1)) : Optional.empty(),
        subresource);
  }

  String collection() {
    return type.collection(namespace);
  }

  String path() {
    return collection() + "/" + name.orElseThrow();
  }

  boolean isStatus() {
    return subresource.equals("status");
  }

  Target named(String wanted) {
    return new Target(type, namespace, Optional.of(wanted), subresource);
  }
}
