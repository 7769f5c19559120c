package io.oauthedge.demo.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Map;

/**
 * A request, read off the wire.
 *
 * @param path without the query
 * @param body JSON or YAML; may be empty
 */
record ApiRequest(
    String method,
    String path,
    Map<String, String> query,
    String contentType,
    String accept,
    String userAgent,
    String body) {

  String parameter(String name) {
    return query.getOrDefault(name, "");
  }

  boolean isWatch() {
    return method.equals("GET")
        && (parameter("watch").equals("true") || parameter("watch").equals("1"));
  }

  /** Whether everything is to be done but the keeping. */
  boolean isDryRun() {
    return parameter("dryRun").equals("All");
  }

  boolean wantsTable() {
    return accept.contains("as=Table");
  }

  /** The field manager: named, or the program that asks. */
  String manager() {
    String named = parameter("fieldManager");
    return named.isEmpty() ? userAgent.split("/", 2)[0] : named;
  }

  ObjectNode object() throws ApiException {
    if (json() instanceof ObjectNode object) {
      return object;
    }
    throw ApiException.badRequest("the body of the request is no object");
  }

  JsonNode json() throws ApiException {
    if (contentType.contains("protobuf")) {
      throw ApiException.unsupportedMediaType(contentType);
    }
    try {
      return Serialization.unmarshal(body, JsonNode.class);
    } catch (RuntimeException e) {
      throw ApiException.badRequest("the body of the request cannot be read: " + e.getMessage());
    }
  }
}
