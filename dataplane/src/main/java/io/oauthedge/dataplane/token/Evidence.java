package io.oauthedge.dataplane.token;

/** Words of a token that may stand in evidence: bounded, and nothing but printable ASCII. */
final class Evidence {
  private static final int MOST = 48;

  private Evidence() {}

  /** The word in quotes; a longer one is cut, and what a log or a header could trip over is "?". */
  static String quoted(String word) {
    StringBuilder safe = new StringBuilder("\"");
    for (int i = 0; i < word.length() && i < MOST; i++) {
      char c = word.charAt(i);
      safe.append(c < ' ' || c > '~' || c == '"' || c == '\\' ? '?' : c);
    }
    return safe.append(word.length() > MOST ? "...\"" : "\"").toString();
  }
}
