package io.oauthedge.demo.api.store;

import java.util.Arrays;

/** Paths as the mock server knows them. */
final class ObjectPath {
  private ObjectPath() {}

  /** The collection of an object's kind, over all namespaces. */
  static String collection(String path) {
    String[] parts = path.split("/", -1);
    int kind = parts[1].equals("api") ? 3 : 4;
    boolean namespaced = parts[kind].equals("namespaces") && parts.length > kind + 2;
    String root = String.join("/", Arrays.copyOf(parts, kind));
    return root + "/" + parts[namespaced ? kind + 2 : kind];
  }

  /** The API version of a path's objects. */
  static String apiVersion(String path) {
    String[] parts = path.split("/", -1);
    return parts[1].equals("api") ? parts[2] : parts[2] + "/" + parts[3];
  }
}
