package io.oauthedge.docs.generated;

import io.oauthedge.contract.HeaderFate;
import io.oauthedge.crds.v1alpha1.spec.Provider;
import io.oauthedge.operator.provider.Profiles;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What stands between {@code <!-- begin name -->} and {@code <!-- end name -->} in pages. */
public final class Generated {
  private static final Pattern PART =
      Pattern.compile("(?s)(<!-- begin ([a-zA-Z_ ]+) -->\n).*?(<!-- end \\2 -->)");

  private static final Map<String, String> PARTS = parts();

  private Generated() {}

  /** The page with every such part as the code says it. */
  public static String in(String page) {
    return PART.matcher(page)
        .replaceAll(
            part -> Matcher.quoteReplacement(part.group(1) + text(part.group(2)) + part.group(3)));
  }

  private static String text(String name) {
    String text = PARTS.get(name);
    if (text == null) {
      throw new AssertionError("nothing writes the part " + name);
    }
    return "\n" + text + "\n";
  }

  private static Map<String, String> parts() {
    var parts = new TreeMap<String, String>();
    parts.put("timeouts", TimeoutTable.text());
    parts.put(
        "profiles",
        Arrays.stream(Provider.values())
            .map(provider -> ProfileSection.of(Profiles.of(provider)))
            .collect(Collectors.joining("\n")));
    for (HeaderFate fate : HeaderFate.values()) {
      parts.put("fixes of " + fate, FixTable.of(fate));
    }
    return parts;
  }
}
