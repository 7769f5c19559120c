package io.oauthedge.dataplane.hint;

import io.oauthedge.contract.config.Endpoint;
import io.oauthedge.dataplane.hint.HintMeter.Result;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/**
 * The hints of one upstream: added to what it issues where that is configured, taken off what
 * clients send always, so that hints may be left behind.
 */
public final class TokenHints {
  /** Limit for a decoded answer in bytes. */
  private static final int MOST_BYTES = 256 << 10;

  /** Say something of a content that is no longer what is sent. */
  private static final String[] OF_THE_CONTENT = {
    "content-encoding",
    "content-length",
    "content-digest",
    "repr-digest",
    "digest",
    "content-md5",
    "etag"
  };

  private final String upstream;
  private final boolean adds;
  private final HintSeal seal;
  private final HintMeter meter;

  /**
   * Derives the keys.
   *
   * @param adds whether the upstream's codes and refresh tokens get hints
   * @param shared what all pods of the edge have
   * @throws IllegalArgumentException when that is shorter than 16 bytes
   */
  public TokenHints(String upstream, boolean adds, byte[] shared, HintMeter meter) {
    this.upstream = upstream;
    this.adds = adds;
    this.seal = new HintSeal(shared, upstream);
    this.meter = meter;
  }

  /** The client that a request target names (RFC 6749 section 4.1.1). */
  public static Optional<String> clientIn(String target) {
    return CodeParameter.valueOf("client_id", target).filter(id -> !id.isEmpty());
  }

  /** Takes the hint off a token that a client sent; without a client no hint is good. */
  public TokenReading read(String sent, Optional<String> client) {
    TokenReading reading = seal.read(sent, client.orElse(""));
    if (reading instanceof TokenReading.Foreign) {
      meter.count(upstream, Result.FOREIGN);
    }
    return reading;
  }

  /** Counts where a request with a hint went. */
  public void sent(Hint hint, Endpoint to) {
    meter.count(upstream, hint.endpoint().equals(to) ? Result.FOLLOWED : Result.LOST);
  }

  /**
   * Adds a hint to the refresh token of an answer.
   *
   * @param headers of the answer; changed where the content is
   * @return the content to send; the same where there is nothing to add, or the answer cannot be
   *     read
   */
  public Buffer answered(
      int status, MultiMap headers, Buffer body, Optional<String> client, Hint issuer) {
    if (!adds(issuer) || status != 200 || body.length() == 0 || !isJson(headers)) {
      return body;
    }
    try {
      Buffer content = ContentCoding.decoded(headers, body, MOST_BYTES);
      Optional<Buffer> hinted = TokenMember.hinted(content, token -> hint(token, client, issuer));
      hinted.ifPresent(found -> count(client));
      if (hinted.isEmpty() || client.isEmpty()) {
        return body;
      }
      for (String name : OF_THE_CONTENT) {
        headers.remove(name);
      }
      return hinted.get();
    } catch (IOException e) {
      // Its message may quote the answer, so it goes nowhere.
      meter.count(upstream, Result.UNREADABLE);
      return body;
    }
  }

  /** Whether an answer of this status may redirect with a code that is to get a hint. */
  public boolean areForAnswersOf(int status) {
    return adds && status >= 300 && status <= 399;
  }

  /**
   * Adds a hint to the code of a redirect to the client, unless an ID token goes along.
   *
   * @param headers of the answer; {@code Location} is changed where it has a code
   */
  public void redirected(MultiMap headers, Optional<String> client, Hint issuer) {
    String location = headers.get(HttpHeaders.LOCATION);
    if (!adds(issuer) || location == null) {
      return;
    }
    if (CodeParameter.valueOf("id_token", location).isPresent()) {
      // Its c_hash must fit the code that the client gets (OpenID Connect Core section 3.3.2.10).
      meter.count(upstream, Result.HASHED);
    } else {
      CodeParameter.hinted(location, code -> hint(code, client, issuer))
          .ifPresent(
              hinted -> {
                headers.set(HttpHeaders.LOCATION, hinted);
                count(client);
              });
    }
  }

  private String hint(String token, Optional<String> client, Hint issuer) {
    return client.map(id -> seal.seal(token, id, issuer)).orElse("");
  }

  private void count(Optional<String> client) {
    meter.count(upstream, client.isPresent() ? Result.ADDED : Result.CLIENTLESS);
  }

  // Without a snapshot the Service chose an endpoint, and nobody knows which.
  private boolean adds(Hint issuer) {
    return adds && issuer.epoch() > 0;
  }

  private static boolean isJson(MultiMap headers) {
    String type = headers.get(HttpHeaders.CONTENT_TYPE);
    return type != null
        && type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals("application/json");
  }
}
