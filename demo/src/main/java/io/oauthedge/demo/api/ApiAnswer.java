package io.oauthedge.demo.api;

import com.fasterxml.jackson.databind.JsonNode;

/** An answer with its HTTP status. */
record ApiAnswer(int code, JsonNode body) {
  static ApiAnswer ok(JsonNode body) {
    return new ApiAnswer(200, body);
  }
}
