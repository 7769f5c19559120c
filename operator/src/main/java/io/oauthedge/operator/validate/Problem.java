package io.oauthedge.operator.validate;

/**
 * Something wrong with an edge, and what to do about it.
 *
 * @param path the field that the user wrote, such as {@code spec.upstreams[0].service.port}
 * @param message what is wrong, as a sentence
 * @param fix what to do, as a sentence
 */
public record Problem(Kind kind, String path, String message, String fix) {
  /** What a problem stops. */
  public enum Kind {
    /** The spec contradicts itself: not Accepted. */
    SPEC,
    /** Something that the spec names is missing or unusable: not ResolvedRefs. */
    REFERENCE,
    /** Works, but is likely not meant: stops nothing. */
    WARNING
  }

  /** Whether a new plan must not be made. */
  public boolean isBlocking() {
    return kind != Kind.WARNING;
  }

  /** One line for conditions, events and logs. */
  public String text() {
    return path + ": " + message + " " + fix;
  }
}
