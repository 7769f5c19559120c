package io.oauthedge.operator.identity;

import io.oauthedge.contract.Digests;
import java.util.Arrays;

/** The key of file digests, shared by operator and pods; prints nothing of itself. */
public final class DigestKey {
  private final byte[] bytes;

  /** A key of at least 16 bytes. */
  public DigestKey(byte[] bytes) {
    if (bytes.length < 16) {
      throw new IllegalArgumentException("the digest key must have at least 16 bytes");
    }
    this.bytes = bytes.clone();
  }

  /** The digest of a file by which pods prove what they serve with. */
  public String digest(byte[] content) {
    return Digests.keyed(bytes, content);
  }

  /** The key itself, for the mounted Secret. */
  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DigestKey that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "DigestKey";
  }
}
