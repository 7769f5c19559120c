package io.oauthedge.demo.story;

import io.oauthedge.contract.Hop;
import io.oauthedge.contract.Reason;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;

/** An answer as the client saw it. */
record Answer(int status, String body) {
  /** Status, and the reason and hop when the edge refused (RFC 9457), as one line. */
  String summary() {
    JsonObject problem = json();
    return problem.containsKey("reason")
        ? line(status, problem.getString("reason"), problem.getString("hop"))
        : String.valueOf(status);
  }

  /** The same line for a refusal that is expected. */
  static String refusal(Reason reason, Hop hop) {
    return line(reason.status(), reason.name(), hop.name());
  }

  private static String line(int status, String reason, String hop) {
    return status + " " + reason + " at " + hop;
  }

  /** A header as the application received it, empty when it did not. */
  String received(String header) {
    return json().getJsonObject("headers", new JsonObject()).getString(header, "");
  }

  /** A member of the answer's JSON, empty when it has none of this name. */
  String member(String name) {
    return json().getString(name, "");
  }

  private JsonObject json() {
    try {
      return new JsonObject(body);
    } catch (DecodeException notJson) {
      return new JsonObject();
    }
  }
}
