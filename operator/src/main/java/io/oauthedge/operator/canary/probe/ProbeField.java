package io.oauthedge.operator.canary.probe;

/**
 * A field line of a probe.
 *
 * @param watched whether harm to it is a finding; of another line the round may say what became of
 *     it, and never blames anybody
 */
public record ProbeField(String name, Value value, boolean watched) {
  /** Makes a value of the order's id, so that no two requests carry the same and none is secret. */
  @FunctionalInterface
  public interface Value {
    /** The value of this field in the request with this id. */
    String of(String id, String name);
  }

  static ProbeField watched(String name, Value value) {
    return new ProbeField(name, value, true);
  }

  static ProbeField observed(String name, Value value) {
    return new ProbeField(name, value, false);
  }

  /** A line that is there because requests have it, always the same. */
  static ProbeField fixed(String name, String value) {
    return new ProbeField(name, (_, _) -> value, false);
  }

  SentField fill(String id) {
    return new SentField(name, value.of(id, name), watched);
  }
}
