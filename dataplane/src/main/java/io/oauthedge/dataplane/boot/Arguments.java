package io.oauthedge.dataplane.boot;

import io.oauthedge.contract.AdminApi;
import io.oauthedge.dataplane.reload.FileRoot;
import io.oauthedge.dataplane.tls.TlsProvider;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the process is started with.
 *
 * @param configFile the configuration to boot from, as a path below {@code root}
 * @param adminDirectory the admin port's files, as a path below {@code root}
 * @param bind the address that all listeners bind
 * @param pod the pod's name
 * @param tlsProvider which TLS provider is wanted; empty for the fastest
 * @param probePort 0 for any free one
 * @param adminPort 0 for any free one
 */
public record Arguments(
    String configFile,
    String adminDirectory,
    String bind,
    FileRoot root,
    String pod,
    String tlsProvider,
    int probePort,
    int adminPort) {
  private static final String USAGE =
      "usage: --config <file> --admin-dir <directory>; in the environment OAUTHEDGE_BIND (address,"
          + " default 0.0.0.0), HOSTNAME (the pod's name, default unknown), OAUTHEDGE_TLS_PROVIDER (JDK or BoringSSL, default the fastest that loads) and OAUTHEDGE_ROOT (folder below which paths are resolved,"
          + " default /)";

  /**
   * Reads arguments and environment.
   *
   * @throws IllegalArgumentException when one is unknown or missing; the message says how it is
   *     used
   */
  public static Arguments parse(List<String> arguments, Map<String, String> environment) {
    var options = new HashMap<String, String>();
    for (int i = 0; i < arguments.size(); i += 2) {
      String name = arguments.get(i);
      if (!(name.equals("--config") || name.equals("--admin-dir")) || i + 1 == arguments.size()) {
        throw new IllegalArgumentException(
            "the argument " + name + " is unknown or lacks its value; " + USAGE);
      }
      options.put(name, arguments.get(i + 1));
    }
    return new Arguments(
        required(options, "--config"),
        required(options, "--admin-dir"),
        environment.getOrDefault("OAUTHEDGE_BIND", "0.0.0.0"),
        new FileRoot(Path.of(environment.getOrDefault("OAUTHEDGE_ROOT", "/"))),
        environment.getOrDefault("HOSTNAME", "unknown"),
        environment.getOrDefault(TlsProvider.VARIABLE, ""),
        AdminApi.PROBE_PORT,
        AdminApi.ADMIN_PORT);
  }

  /** The ports that are for the kubelet and the operator. */
  Set<Integer> innerPorts() {
    return Stream.of(probePort, adminPort, AdminApi.DIRECT_PORT).collect(Collectors.toSet());
  }

  private static String required(Map<String, String> options, String name) {
    String value = options.get(name);
    if (value == null) {
      throw new IllegalArgumentException("the argument " + name + " is missing; " + USAGE);
    }
    return value;
  }
}
