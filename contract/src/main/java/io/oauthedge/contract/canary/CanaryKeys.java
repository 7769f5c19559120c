package io.oauthedge.contract.canary;

import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The keys under which an edge's canary is sealed, the newest first; prints none.
 *
 * <p>There are two at a time, so that a renewal leaves no gap: the operator seals by the oldest,
 * which every mounted copy holds by then; a pod seals by the newest that it has, which the operator
 * made; whoever opens takes any.
 *
 * @param keys one to four, of 32 bytes each
 */
public record CanaryKeys(List<byte[]> keys) {
  /** Length of a key, in bytes. */
  public static final int KEY_BYTES = 32;

  private static final int MOST_KEYS = 4;

  public CanaryKeys {
    if (keys.isEmpty() || keys.size() > MOST_KEYS) {
      throw new IllegalArgumentException("there must be one to four canary keys");
    }
    if (keys.stream().anyMatch(key -> key.length != KEY_BYTES)) {
      throw new IllegalArgumentException("a canary key must have " + KEY_BYTES + " bytes");
    }
    keys = keys.stream().map(byte[]::clone).toList();
  }

  /**
   * Reads the mounted file: a line of Base64 for each key.
   *
   * @throws IllegalArgumentException when it is anything else; never tells what it holds
   */
  public static CanaryKeys parse(String file) {
    try {
      return new CanaryKeys(
          file.lines()
              .filter(line -> !line.isBlank())
              .map(line -> Base64.getDecoder().decode(line.strip()))
              .toList());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("the canary keys are not lines of Base64 of 32 bytes", e);
    }
  }

  /** The content of the mounted file. */
  public String format() {
    return keys.stream()
        .map(key -> Base64.getEncoder().encodeToString(key) + "\n")
        .collect(Collectors.joining());
  }

  /** Equal when the files are. */
  @Override
  public boolean equals(Object other) {
    return other instanceof CanaryKeys keysOfOther && format().equals(keysOfOther.format());
  }

  @Override
  public int hashCode() {
    return format().hashCode();
  }

  @Override
  public String toString() {
    return "CanaryKeys[" + keys.size() + "]";
  }
}
