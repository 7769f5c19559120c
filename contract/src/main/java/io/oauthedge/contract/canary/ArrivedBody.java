package io.oauthedge.contract.canary;

import io.oauthedge.contract.Digests;
import io.oauthedge.contract.Require;

/**
 * The content of a request as it arrived, told without telling it.
 *
 * @param bytes its size; 0 for none
 * @param digest SHA-256 as lower-case hex
 */
public record ArrivedBody(long bytes, String digest) {
  public ArrivedBody {
    Require.atLeast(0, bytes, "request.body.bytes");
    Require.text(digest, "request.body.digest");
  }

  /** Describes content. */
  public static ArrivedBody of(byte[] content) {
    return new ArrivedBody(content.length, Digests.sha256(content));
  }
}
