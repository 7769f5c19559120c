package io.oauthedge.operator.resolve;

import java.util.Optional;

/** What became of one reference. */
public sealed interface Resolved<T> {
  /** The field that holds the reference, such as {@code spec.tls.secretName}. */
  String path();

  /** What was found, if it can be used. */
  default Optional<T> content() {
    return this instanceof Found<T> found ? Optional.of(found.value()) : Optional.empty();
  }

  /** The object exists and holds what it must. */
  record Found<T>(String path, T value) implements Resolved<T> {}

  /** The object does not exist; {@code object} is its kind, namespace and name. */
  record Missing<T>(String path, String object, String fix) implements Resolved<T> {}

  /** The object exists but does not hold what it must. */
  record Invalid<T>(String path, String why, String fix) implements Resolved<T> {}
}
