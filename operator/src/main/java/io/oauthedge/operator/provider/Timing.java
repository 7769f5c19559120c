package io.oauthedge.operator.provider;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long a load balancer keeps connections and targets.
 *
 * @param idleTimeoutSeconds after which it closes an idle connection to an edge pod
 * @param idleTimeoutSetting where a user may have set another, if the operator can see it
 * @param deregistrationSeconds from a pod's end until no new request reaches it
 */
public record Timing(
    int idleTimeoutSeconds, Optional<Setting> idleTimeoutSetting, int deregistrationSeconds) {
  /**
   * An attribute within an annotation's list of {@code name=value}.
   *
   * @param annotation name of the annotation
   * @param attribute name within its value
   */
  public record Setting(String annotation, String attribute) {
    private Optional<Duration> in(Map<String, String> annotations) {
      Matcher seconds =
          Pattern.compile("(?:^|,)\\s*" + Pattern.quote(attribute) + "\\s*=\\s*([0-9]{1,6})")
              .matcher(annotations.getOrDefault(annotation, ""));
      return seconds.find()
          ? Optional.of(Duration.ofSeconds(Long.parseLong(seconds.group(1))))
          : Optional.empty();
    }
  }

  /** The user's own idle timeout where these annotations set one, else the default. */
  public Duration idleTimeout(Map<String, String> annotations) {
    return idleTimeoutSetting
        .flatMap(setting -> setting.in(annotations))
        .orElse(Duration.ofSeconds(idleTimeoutSeconds));
  }

  public Duration deregistration() {
    return Duration.ofSeconds(deregistrationSeconds);
  }
}
