package io.oauthedge.demo.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oauthedge.demo.api.type.ResourceType;
import java.util.List;

/** A refusal, as the Status object that clients understand. */
final class ApiException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int code;
  private final transient ObjectNode status;

  private ApiException(int code, String reason, String message) {
    super(message);
    this.code = code;
    this.status = JsonNodeFactory.instance.objectNode();
    status.put("kind", "Status").put("apiVersion", "v1").putObject("metadata");
    status.put("status", "Failure").put("message", message).put("reason", reason);
    status.put("code", code);
  }

  static ApiException notFound(ResourceType type, String name) {
    return new ApiException(404, "NotFound", type.qualified() + " \"" + name + "\" not found")
        .about(type, name);
  }

  static ApiException noSuchPath() {
    return new ApiException(404, "NotFound", "the server could not find the requested resource");
  }

  static ApiException alreadyExists(ResourceType type, String name) {
    return new ApiException(
            409, "AlreadyExists", type.qualified() + " \"" + name + "\" already exists")
        .about(type, name);
  }

  static ApiException modified(ResourceType type, String name) {
    return new ApiException(
            409,
            "Conflict",
            "Operation cannot be fulfilled on "
                + type.qualified()
                + " \""
                + name
                + "\": the object has been modified; please apply your changes to the latest"
                + " version and try again")
        .about(type, name);
  }

  static ApiException owned(ResourceType type, String name, String message, List<String> fields) {
    return new ApiException(409, "Conflict", message)
        .about(type, name)
        .causes("FieldManagerConflict", fields);
  }

  /** The field of a violation is what stands before its first colon. */
  static ApiException invalid(ResourceType type, String name, List<String> violations) {
    String list =
        violations.size() == 1 ? violations.getFirst() : "[" + String.join(", ", violations) + "]";
    return new ApiException(
            422,
            "Invalid",
            type.kind() + "." + group(type) + " \"" + name + "\" is invalid: " + list)
        .about(type, name)
        .kind(type.kind())
        .causes("FieldValueInvalid", violations);
  }

  static ApiException badRequest(String message) {
    return new ApiException(400, "BadRequest", message);
  }

  static ApiException unsupportedMediaType(String type) {
    return new ApiException(
        415, "UnsupportedMediaType", "the body of the request was in an unknown format: " + type);
  }

  static ApiException notAllowed() {
    return new ApiException(
        405, "MethodNotAllowed", "the server does not allow this method on the requested resource");
  }

  static ApiException expired(String message) {
    return new ApiException(410, "Expired", message);
  }

  int code() {
    return code;
  }

  ObjectNode status() {
    return status;
  }

  private static String group(ResourceType type) {
    return type.group().isEmpty() ? type.version() : type.group();
  }

  private ApiException about(ResourceType type, String name) {
    status
        .putObject("details")
        .put("name", name)
        .put("group", type.group())
        .put("kind", type.plural());
    return this;
  }

  private ApiException kind(String kind) {
    status.withObjectProperty("details").put("kind", kind);
    return this;
  }

  private ApiException causes(String reason, List<String> violations) {
    var causes = status.withObjectProperty("details").putArray("causes");
    for (String violation : violations) {
      String[] parts = violation.split(": ", 2);
      causes
          .addObject()
          .put("reason", reason)
          .put("message", parts[parts.length - 1])
          .put("field", parts[0]);
    }
    return this;
  }
}
