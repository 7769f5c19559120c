package io.oauthedge.operator.observe.admin;

import java.util.Optional;

/** What came of asking a pod over its admin port. */
public sealed interface AdminReply<T> {
  /** The answer, if there was one. */
  default Optional<T> answer() {
    return this instanceof Answered<T> answered ? Optional.of(answered.value()) : Optional.empty();
  }

  /** Why there is no answer, as the end of a sentence; empty when there is one. */
  default String problem() {
    return switch (this) {
      case Answered<T> _ -> "";
      case Unreachable<T> unreachable -> unreachable.why();
      case Refused<T> refused -> refused.message();
    };
  }

  /** The pod answered in the contract. */
  record Answered<T>(T value) implements AdminReply<T> {}

  /** No answer: no connection, no trust, or no time. Whether it got the request is unknown. */
  record Unreachable<T>(String why) implements AdminReply<T> {}

  /** An answer that is not in the contract, or none of the wanted kind. */
  record Refused<T>(String message) implements AdminReply<T> {}
}
