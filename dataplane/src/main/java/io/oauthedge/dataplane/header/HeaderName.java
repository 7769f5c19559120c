package io.oauthedge.dataplane.header;

/** Field names as an upstream may see them. */
final class HeaderName {
  private HeaderName() {}

  /**
   * Lower case with {@code -} for {@code _}: CGI and its heirs (RFC 3875 section 4.1.18) cannot
   * tell the two apart, so neither may the edge.
   */
  static String canonical(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c == '_' || (c >= 'A' && c <= 'Z')) {
        return rewrite(name);
      }
    }
    return name;
  }

  private static String rewrite(String name) {
    var canonical = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      canonical.append(c == '_' ? '-' : c >= 'A' && c <= 'Z' ? (char) (c + 32) : c);
    }
    return canonical.toString();
  }
}
