package io.oauthedge.demo.api.apply;

/**
 * Who writes.
 *
 * @param name the field manager
 * @param operation {@code Apply} or {@code Update}
 * @param apiVersion of the object that was sent
 * @param subresource {@code status}, or empty
 */
public record Manager(String name, String operation, String apiVersion, String subresource) {
  public static Manager applying(String name, String apiVersion, String subresource) {
    return new Manager(name, "Apply", apiVersion, subresource);
  }

  public static Manager updating(String name, String apiVersion, String subresource) {
    return new Manager(name, "Update", apiVersion, subresource);
  }
}
