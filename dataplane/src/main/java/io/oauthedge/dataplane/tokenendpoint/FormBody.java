package io.oauthedge.dataplane.tokenendpoint;

import io.oauthedge.contract.Reason;
import io.oauthedge.dataplane.token.Rejection;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** The body of a request to a token endpoint, read whole and within bounds. */
final class FormBody {
  /** Limit for the body, as it comes and decoded alike. */
  static final int MOST_BYTES = 64 << 10;

  static final String MEDIA_TYPE = "application/x-www-form-urlencoded";

  private static final long PATIENCE_MILLIS = 10_000;

  private final HttpServerRequest request;
  private final boolean gzip;
  private final Promise<TokenForm> form = Promise.promise();
  private final Buffer content = Buffer.buffer();

  private FormBody(HttpServerRequest request, boolean gzip) {
    this.request = request;
    this.gzip = gzip;
  }

  /**
   * Reads a paused request.
   *
   * @return fails with {@link TokenEndpointRefusal} alone; does not complete when the client goes
   *     away
   */
  static Future<TokenForm> read(Vertx vertx, HttpServerRequest request) {
    if (!isForm(request.getHeader(HttpHeaders.CONTENT_TYPE))) {
      return Future.failedFuture(unreadable("Content-Type is not " + MEDIA_TYPE));
    }
    String coding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
    return switch (coding == null ? "identity" : coding.strip().toLowerCase(Locale.ROOT)) {
      case "identity" -> new FormBody(request, false).start(vertx);
      case "gzip", "x-gzip" -> new FormBody(request, true).start(vertx);
      default -> Future.failedFuture(unreadable("Content-Encoding other than gzip"));
    };
  }

  private static boolean isForm(@Nullable String contentType) {
    if (contentType == null) {
      return false;
    }
    int parameters = contentType.indexOf(';');
    String type = parameters < 0 ? contentType : contentType.substring(0, parameters);
    return type.strip().equalsIgnoreCase(MEDIA_TYPE);
  }

  static TokenEndpointRefusal unreadable(String evidence) {
    return new TokenEndpointRefusal(Rejection.of(Reason.TOKEN_REQUEST_UNREADABLE, evidence));
  }

  private Future<TokenForm> start(Vertx vertx) {
    if (request.headers().contains(HttpHeaders.EXPECT, HttpHeaders.CONTINUE, true)) {
      request.response().writeContinue();
    }
    request.handler(this::add);
    request.endHandler(end -> parse());
    request.resume();
    long timer =
        vertx.setTimer(
            PATIENCE_MILLIS,
            late -> form.tryFail(unreadable("body incomplete after " + PATIENCE_MILLIS + " ms")));
    return form.future().onComplete(done -> vertx.cancelTimer(timer));
  }

  private void add(Buffer chunk) {
    if (content.length() + chunk.length() > MOST_BYTES) {
      form.tryFail(tooLong());
    } else {
      content.appendBuffer(chunk);
    }
  }

  private static TokenEndpointRefusal tooLong() {
    return unreadable("body longer than " + MOST_BYTES + " bytes");
  }

  private void parse() {
    if (!form.future().isComplete()) {
      try {
        form.complete(FormReader.read(gzip ? inflated() : content.getBytes()));
      } catch (TokenEndpointRefusal refusal) {
        form.fail(refusal);
      }
    }
  }

  // The limit holds before a byte more is inflated, whatever the client packed.
  private byte[] inflated() throws TokenEndpointRefusal {
    try (var inflating = new GZIPInputStream(new ByteArrayInputStream(content.getBytes()))) {
      byte[] bytes = inflating.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw tooLong();
      }
      return bytes;
    } catch (IOException e) {
      throw unreadable("not in gzip, as Content-Encoding says");
    }
  }
}
