package io.oauthedge.operator.canary.send;

import io.oauthedge.contract.canary.ResponseField;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpClosedException;
import java.util.ArrayList;
import java.util.List;

/** An answer from anybody. */
record RawAnswer(int status, List<ResponseField> received, String body) {
  /** Field lines that are looked at; a stranger may send any number. */
  private static final int MOST_LINES = 200;

  /** Reads an answer; of a longer body than {@code most} nothing is kept, and it fails. */
  static Future<RawAnswer> read(HttpClientResponse response, int most) {
    Promise<RawAnswer> whole = Promise.promise();
    Buffer body = Buffer.buffer();
    response
        .exceptionHandler(whole::tryFail)
        .handler(
            chunk -> {
              if (body.length() + chunk.length() > most) {
                response.request().reset();
                whole.tryFail(new HttpClosedException("the answer is too long"));
              } else {
                body.appendBuffer(chunk);
              }
            })
        .endHandler(
            _ ->
                whole.tryComplete(
                    new RawAnswer(response.statusCode(), lines(response), body.toString())));
    return whole.future();
  }

  private static List<ResponseField> lines(HttpClientResponse response) {
    var lines = new ArrayList<ResponseField>();
    response
        .headers()
        .forEach(
            (name, value) -> {
              if (!name.isEmpty() && lines.size() < MOST_LINES) {
                lines.add(new ResponseField(name, value));
              }
            });
    return lines;
  }
}
