package io.oauthedge.operator.provider;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.oauthedge.crds.v1alpha1.spec.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The profiles of all providers, read strictly from the files beside this class. */
public final class Profiles {
  private static final ObjectMapper STRICT =
      YAMLMapper.builder()
          .addModule(new Jdk8Module())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .build();

  private static final Map<Provider, LoadBalancerProfile> ALL =
      Arrays.stream(Provider.values())
          .collect(Collectors.toUnmodifiableMap(Function.identity(), Profiles::read));

  private Profiles() {}

  public static LoadBalancerProfile of(Provider provider) {
    return Objects.requireNonNull(ALL.get(provider), "every provider has a profile");
  }

  /** The name of a profile's file, and of the sample that goes with it. */
  public static String file(Provider provider) {
    return provider.name().toLowerCase(Locale.ROOT).replace('_', '-') + ".yaml";
  }

  private static LoadBalancerProfile read(Provider provider) {
    String file = file(provider);
    try (InputStream yaml = Profiles.class.getResourceAsStream(file)) {
      LoadBalancerProfile profile = read(Objects.requireNonNull(yaml, file));
      if (profile.provider() != provider) {
        throw new IllegalStateException(file + " is the profile of " + profile.provider());
      }
      return profile;
    } catch (IOException e) {
      throw new UncheckedIOException(file + " is no profile", e);
    }
  }

  /** Refuses an unknown, a doubled and a missing field, so that no misspelt fact is lost. */
  static LoadBalancerProfile read(InputStream yaml) throws IOException {
    return STRICT.readValue(yaml, LoadBalancerProfile.class);
  }
}
