package io.oauthedge.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/**
 * The one JSON codec of the contract: sorted and stable when writing, strict when reading.
 *
 * <p>Thread-safe. Reading throws {@link ContractException}, whose message names the field.
 */
public final class ContractCodec {
  private static final ObjectMapper STRICT =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .addModule(new JavaTimeModule())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_ABSENT, JsonInclude.Include.NON_ABSENT))
          .build();
  private static final ObjectMapper LENIENT =
      STRICT.copy().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  private ContractCodec() {}

  /** Writes a record as UTF-8 JSON; equal records give equal bytes. */
  public static byte[] write(Versioned document) {
    try {
      return STRICT.writeValueAsBytes(document);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a contract record cannot be written as JSON", e);
    }
  }

  /** {@link #write} as text, for a ConfigMap. */
  public static String writeText(Versioned document) {
    return new String(write(document), StandardCharsets.UTF_8);
  }

  /**
   * Reads a record.
   *
   * @throws ContractException when the JSON is broken, of a version out of reach, or has a missing,
   *     unknown, duplicate or invalid field
   */
  public static <T extends Versioned> T read(byte[] json, Class<T> type) {
    try {
      JsonNode tree = STRICT.readTree(json);
      JsonNode version = tree.path("version");
      if (!version.isInt() || !ContractVersion.isReadable(version.intValue())) {
        throw new ContractException(
            type.getSimpleName()
                + ".version: "
                + (version.isMissingNode() ? "missing" : version)
                + "; this side reads "
                + ContractVersion.CURRENT
                + " and its neighbours; bring operator and dataplane within one version");
      }
      ObjectMapper mapper = version.intValue() == ContractVersion.CURRENT ? STRICT : LENIENT;
      return mapper.treeToValue(tree, type);
    } catch (JsonMappingException e) {
      throw new ContractException(
          type.getSimpleName() + path(e) + ": " + e.getOriginalMessage(), e);
    } catch (java.io.IOException e) {
      throw new ContractException(type.getSimpleName() + ": not JSON", e);
    }
  }

  private static String path(JsonMappingException e) {
    return e.getPath().stream()
        .map(r -> r.getFieldName() == null ? "[" + r.getIndex() + "]" : "." + r.getFieldName())
        .collect(Collectors.joining());
  }
}
