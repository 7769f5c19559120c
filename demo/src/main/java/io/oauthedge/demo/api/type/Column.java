package io.oauthedge.demo.api.type;

/**
 * A column of kubectl get.
 *
 * @param name its heading
 * @param type OpenAPI type, or {@code date} for a time that is shown as an age
 * @param path JSONPath as in a CRD's {@code additionalPrinterColumns}
 * @param priority 0 is always shown, 1 with {@code -o wide}
 */
public record Column(String name, String type, String path, int priority) {
  static Column of(String name, String path) {
    return new Column(name, "string", path, 0);
  }

  static Column age() {
    return new Column("Age", "date", ".metadata.creationTimestamp", 0);
  }
}
