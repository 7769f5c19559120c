package io.oauthedge.demo.api.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Label and field selectors, as the query of a list or watch states them. */
public final class Selector {
  private static final Pattern IN_SET =
      Pattern.compile("(?<key>\\S+)\\s+(?<not>not)?in\\s+\\((?<values>[^)]*)\\)");
  private static final Pattern EQUAL = Pattern.compile("(?<key>[^!=]+)(?<op>!=|==?)(?<value>.*)");

  /** Commas between requirements, not those within a set's brackets. */
  private static final Pattern COMMA = Pattern.compile(",(?![^(]*\\))");

  private Selector() {}

  /** Matches objects with labels; an empty selector matches all. */
  public static Predicate<JsonNode> labels(String selector) {
    return all(selector, (object, key) -> object.path("metadata").path("labels").path(key));
  }

  /** Matches objects with fields such as {@code metadata.name}; an empty selector matches all. */
  public static Predicate<JsonNode> fields(String selector) {
    return all(selector, (object, key) -> object.at("/" + key.replace('.', '/')));
  }

  private interface Reader {
    JsonNode read(JsonNode object, String key);
  }

  private static Predicate<JsonNode> all(String selector, Reader reader) {
    var parts = new ArrayList<Predicate<JsonNode>>();
    for (String requirement : COMMA.split(selector, -1)) {
      if (!requirement.isBlank()) {
        parts.add(one(requirement.strip(), reader));
      }
    }
    return object -> parts.stream().allMatch(part -> part.test(object));
  }

  private static Predicate<JsonNode> one(String requirement, Reader reader) {
    Matcher set = IN_SET.matcher(requirement);
    if (set.matches()) {
      List<String> listed =
          Pattern.compile(",").splitAsStream(set.group("values")).map(String::strip).toList();
      return anyOf(set.group("key"), Set.copyOf(listed), set.group("not") == null, reader);
    }
    Matcher equal = EQUAL.matcher(requirement);
    if (equal.matches()) {
      boolean wanted = !equal.group("op").equals("!=");
      Set<String> value = Set.of(equal.group("value").strip());
      return anyOf(equal.group("key").strip(), value, wanted, reader);
    }
    return requirement.startsWith("!")
        ? object -> reader.read(object, requirement.substring(1)).isMissingNode()
        : object -> !reader.read(object, requirement).isMissingNode();
  }

  private static Predicate<JsonNode> anyOf(
      String key, Set<String> values, boolean wanted, Reader reader) {
    return object -> values.contains(reader.read(object, key).asText()) == wanted;
  }
}
