package io.oauthedge.dataplane.process.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keycloak's own distribution with the realm {@code shop}, started once for all tests of a run.
 *
 * <p>A killed instance keeps its database: after {@link #restart} it has the same keys.
 */
public final class KeycloakProcess {
  private static final String ADDRESS = "127.0.0.1";
  private static final Path HOME =
      Path.of(System.getProperty("keycloak.home", "target/keycloak")).toAbsolutePath();
  private static @Nullable KeycloakProcess shared;

  private final int port = FreePort.on(ADDRESS);
  private final KeycloakRealm realm = new KeycloakRealm("http://" + ADDRESS + ":" + port);
  private ManagedProcess process;

  private KeycloakProcess() {
    prepare();
    process = launch();
  }

  /** The run's one instance. */
  public static synchronized KeycloakProcess shared() {
    if (shared == null) {
      shared = new KeycloakProcess();
    }
    return shared;
  }

  private static void prepare() {
    if (!Files.isExecutable(HOME.resolve("bin/kc.sh"))) {
      throw new IllegalStateException(
          HOME + " holds no Keycloak: run the tests by Maven's verify, which unpacks it there");
    }
    Path data = HOME.resolve("data");
    try (InputStream realm =
        KeycloakProcess.class.getResourceAsStream("/keycloak/shop-realm.json")) {
      if (Files.exists(data)) {
        Files.walkFileTree(data, new Removal());
      }
      Files.createDirectories(data.resolve("import"));
      Files.write(data.resolve("import/shop-realm.json"), realm.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ManagedProcess launch() {
    var keycloak =
        ManagedProcess.start(
            "keycloak",
            HOME,
            Map.of(
                "JAVA_HOME", System.getProperty("java.home"),
                "JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx512m",
                "KC_BOOTSTRAP_ADMIN_USERNAME", "admin",
                "KC_BOOTSTRAP_ADMIN_PASSWORD", "admin"),
            List.of(
                HOME.resolve("bin/kc.sh").toString(),
                "start-dev",
                "--import-realm",
                "--http-host=" + ADDRESS,
                "--http-port=" + port));
    // The first start compiles its configuration: 40 s alone on two cores, minutes beside others.
    keycloak.awaitReady(Duration.ofMinutes(5), () -> realm.isUp());
    return keycloak;
  }

  /** The realm that the tests use; the same object before and after a restart. */
  public int port() {
    return port;
  }

  public KeycloakRealm realm() {
    return realm;
  }

  /** Ends the process at once: no answer, no farewell. */
  public void kill() {
    process.kill();
  }

  /** Brings a killed instance back at the same address with the same keys. */
  public void restart() {
    if (!process.isAlive()) {
      process = launch();
    }
  }

  private static final class Removal extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.delete(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
        throws IOException {
      Files.delete(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
