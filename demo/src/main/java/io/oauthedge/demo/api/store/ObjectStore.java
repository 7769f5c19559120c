package io.oauthedge.demo.api.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.mockwebserver.dsl.HttpMethod;
import io.fabric8.mockwebserver.http.Buffer;
import io.fabric8.mockwebserver.http.Headers;
import io.fabric8.mockwebserver.http.MockResponse;
import io.fabric8.mockwebserver.http.RecordedRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The objects, kept by the mock server: it gives uid, resource version, generation and creation
 * time, and sees to finalizers and to conflicting versions.
 *
 * <p>Thread-safe; objects handed out are copies. Paths are those of the API, without subresources.
 */
public final class ObjectStore {
  private final ChangeLog log = new ChangeLog();
  private final MockDispatcher mock = new MockDispatcher(log::add);

  public Optional<ObjectNode> get(String path) {
    MockResponse answer = send(HttpMethod.GET, path, "");
    return Optional.of(answer)
        .filter(found -> found.code() == 200)
        .map(ObjectStore::body)
        .filter(found -> found.path("apiVersion").asText().equals(ObjectPath.apiVersion(path)));
  }

  /** The objects of a collection. */
  public List<ObjectNode> list(String collection) {
    String apiVersion = ObjectPath.apiVersion(collection);
    return body(send(HttpMethod.GET, collection, ""))
        .path("items")
        .valueStream()
        .map(item -> MockDispatcher.read(item.toString()))
        // The mock takes the core group for any group.
        .filter(item -> item.path("apiVersion").asText().equals(apiVersion))
        .toList();
  }

  /** Keeps a new object; the answer holds what the store adds. */
  public ObjectNode create(String collection, JsonNode object) throws StoreException {
    return accepted(send(HttpMethod.POST, collection, object.toString()));
  }

  /** Replaces an object of the same resource version; one without any finalizer may vanish. */
  public void replace(String path, JsonNode object) throws StoreException {
    MockResponse answer = send(HttpMethod.PUT, path, object.toString());
    if (answer.code() >= 300) {
      throw refusal(answer);
    }
  }

  /** Deletes an object, or marks it when finalizers hold it. */
  public void delete(String path) {
    send(HttpMethod.DELETE, path, "");
  }

  /** The newest resource version. */
  public long version() {
    return body(send(HttpMethod.GET, "/api/v1/namespaces", ""))
        .at("/metadata/resourceVersion")
        .asLong();
  }

  /** Tells of every change after a version, until the answer is run. */
  public Runnable follow(long version, Consumer<Change> listener) throws StoreException {
    return log.follow(version, listener);
  }

  private MockResponse send(HttpMethod method, String path, String body) {
    var bytes = new Buffer(body.getBytes(StandardCharsets.UTF_8));
    var headers = Headers.builder().add("Content-Type", "application/json").build();
    return mock.dispatch(new RecordedRequest("HTTP/1.1", method, path, headers, bytes));
  }

  private static ObjectNode accepted(MockResponse answer) throws StoreException {
    if (answer.code() >= 300) {
      throw refusal(answer);
    }
    return body(answer);
  }

  private static StoreException refusal(MockResponse answer) {
    return new StoreException(
        answer.code(),
        answer.getBody() == null ? "refused" : body(answer).path("message").asText());
  }

  private static ObjectNode body(MockResponse answer) {
    return MockDispatcher.read(answer.getBody().readUtf8());
  }
}
