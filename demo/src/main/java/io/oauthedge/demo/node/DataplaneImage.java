package io.oauthedge.demo.node;

import java.nio.file.Path;
import java.util.List;

/** What stands in for the edge's image: the dataplane's main on this program's own class path. */
public final class DataplaneImage {
  private static final String MAIN = "io.oauthedge.dataplane.DataplaneMain";

  private DataplaneImage() {}

  /** The command that every image starts with: there is only one. */
  public static List<String> entrypoint(String image) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-Xmx128m",
        // The class path holds the operator's logback.xml too, of the same words.
        "-Dlogback.statusListenerClass=ch.qos.logback.core.status.NopStatusListener",
        "--enable-native-access=ALL-UNNAMED",
        "-cp",
        System.getProperty("java.class.path"),
        MAIN);
  }
}
