package io.oauthedge.demo.story;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What the demo tells: chapters of facts, each of which came out right or did not. */
public final class Story {
  private final List<String> wrong = new ArrayList<>();
  private volatile PrintStream out;

  public Story(PrintStream out) {
    this.out = out;
  }

  /** Says nothing from now on: what is being taken down fails, and means nothing. */
  public void end() {
    out = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
  }

  public void chapter(String title) {
    out.println();
    out.println("── " + title);
  }

  public void line(String text) {
    out.println("  " + text);
  }

  /** Tells a fact that came out right. */
  public void right(String fact, String seen) {
    out.printf("  ✓ %-58s %s%n", fact, seen);
  }

  /** Tells and remembers a fact that did not. */
  public void wrong(String fact, String expected, String seen) {
    out.printf("  ✗ %-58s %s%n", fact, seen);
    out.printf("    expected: %s%n", expected);
    wrong.add(fact + ": expected " + expected + ", saw " + seen);
  }

  /** Compares what was seen with what was to be seen. */
  public void check(String fact, String expected, String seen) {
    if (expected.equals(seen)) {
      right(fact, seen);
    } else {
      wrong(fact, expected, seen);
    }
  }

  /** What did not come out right, in the order in which it was told. */
  public List<String> wrong() {
    return List.copyOf(wrong);
  }

  /** Tells whether all of it came out right, and what did not. */
  public void verdict() {
    chapter(wrong.isEmpty() ? "All of it came out right" : "This did not come out right");
    wrong.forEach(this::line);
  }
}
