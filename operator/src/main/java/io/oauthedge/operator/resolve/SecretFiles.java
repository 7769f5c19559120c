package io.oauthedge.operator.resolve;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** The entries of a Secret that an edge uses, as they will be mounted; prints no content. */
public record SecretFiles(String secretName, Map<String, byte[]> entries) {
  public SecretFiles {
    entries = Map.copyOf(entries);
  }

  /** The entry's content, which the resolver has seen. */
  public byte[] entry(String key) {
    byte[] content = entries.get(key);
    if (content == null) {
      throw new IllegalArgumentException("Secret " + secretName + " has no " + key);
    }
    return content.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SecretFiles that
        && secretName.equals(that.secretName)
        && entries.keySet().equals(that.entries.keySet())
        && entries.entrySet().stream()
            .allMatch(e -> Arrays.equals(e.getValue(), that.entries.get(e.getKey())));
  }

  @Override
  public int hashCode() {
    return secretName.hashCode();
  }

  @Override
  public String toString() {
    return "Secret " + secretName + new TreeMap<>(entries).keySet();
  }
}
