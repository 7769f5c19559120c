package io.oauthedge.dataplane.process.edge;

import io.vertx.core.MultiMap;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** An answer as the client saw it. */
public record Exchange(int status, MultiMap headers, String body) {
  /** The reason in the edge's own answer; empty when someone else answered. */
  public String reason() {
    return json().getString("reason", "");
  }

  /** The hop in the edge's own answer; empty when someone else answered. */
  public String hop() {
    return json().getString("hop", "");
  }

  /** The request id in the edge's own answer; empty when someone else answered. */
  public String requestId() {
    return json().getString("requestId", "");
  }

  /** The values of a header as the application received it, by its exact name. */
  public List<String> received(String name) {
    return json().getJsonArray("headers", new JsonArray()).stream()
        .map(JsonArray.class::cast)
        .filter(pair -> pair.getString(0).equals(name))
        .map(pair -> pair.getString(1))
        .toList();
  }

  /** The names of the headers that the application received, as they were spelled. */
  public List<String> receivedNames() {
    return json().getJsonArray("headers", new JsonArray()).stream()
        .map(JsonArray.class::cast)
        .map(pair -> pair.getString(0))
        .toList();
  }

  private JsonObject json() {
    try {
      return new JsonObject(body);
    } catch (DecodeException notJson) {
      return new JsonObject();
    }
  }
}
