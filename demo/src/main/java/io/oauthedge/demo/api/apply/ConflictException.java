package io.oauthedge.demo.api.apply;

import java.util.List;

/** An apply without force met fields that others own. */
public final class ConflictException extends Exception {
  private static final long serialVersionUID = 1L;

  private final List<String> conflicts;

  ConflictException(List<String> conflicts) {
    this.conflicts = List.copyOf(conflicts);
  }

  @Override
  public String getMessage() {
    return "Apply failed with " + conflicts.size() + " conflicts: " + String.join("; ", conflicts);
  }

  /** Each names the owner and the field. */
  public List<String> conflicts() {
    return conflicts;
  }
}
