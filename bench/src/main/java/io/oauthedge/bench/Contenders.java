package io.oauthedge.bench;

import io.oauthedge.contract.ContractCodec;
import io.oauthedge.contract.Digests;
import io.oauthedge.contract.config.AccessLogConfig;
import io.oauthedge.contract.config.EdgeConfig;
import io.oauthedge.contract.tls.CipherPolicy;
import io.oauthedge.contract.tls.HostCertificate;
import io.oauthedge.contract.tls.KeyPairFiles;
import io.oauthedge.contract.tls.TlsConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Starts the servers that are compared, each on the same core before the same upstream. */
final class Contenders {
  private static final String ADDRESS = "127.0.0.1";

  private final Path folder;
  private final int core;
  private final String issuer;
  private final int upstreamPort = freePort();

  Contenders(Path folder, int core, String issuer) {
    this.folder = folder;
    this.core = core;
    this.issuer = issuer;
  }

  /** The application: NGINX with a constant answer, on another core than the servers under test. */
  Server upstream(int otherCore) {
    Path config = configFile("upstream.conf", upstreamPort);
    return start("upstream", otherCore, upstreamPort, nginx(config));
  }

  /** NGINX as a plain proxy with one worker: the yardstick. */
  Server nginxPlain() {
    int port = freePort();
    return start("NGINX plain", core, port, nginx(configFile("nginx.conf", port)));
  }

  /** HAProxy with one thread, which checks algorithm and signature of every request. */
  Server haproxyJwtVerify() {
    int port = freePort();
    Path config = configFile("haproxy.cfg", port);
    return start(
        "HAProxy jwt_verify", core, port, List.of("haproxy", "-db", "-f", config.toString()));
  }

  /** The same with TLS 1.3; its certificate is made on the way. */
  Server nginxTls(String name) {
    EdgeUnderTest.selfSigned(certificate(), key(), "orders.example.com");
    int port = freePort();
    return start(name, core, port, nginx(configFile("nginx-tls.conf", port)));
  }

  private Path certificate() {
    return folder.resolve("tls/tls.crt");
  }

  private Path key() {
    return folder.resolve("tls/tls.key");
  }

  /** The edge with a TLS listener and the certificate that {@link #nginxTls} made. */
  Server edgeTls(String name, String address) {
    Path root = folder.resolve("edge-tls");
    int port = freePort();
    KeyPairFiles files = EdgeUnderTest.TLS_FILES;
    var tls =
        new TlsConfig(
            List.of(new HostCertificate(List.of(), files)), "TLSv1.3", CipherPolicy.MODERN);
    var digests =
        Map.of(
            files.certificateFile(), mount(root, certificate(), files.certificateFile()),
            files.keyFile(), mount(root, key(), files.keyFile()));
    return startEdge(
        name,
        root,
        address,
        port,
        EdgeUnderTest.config(
            issuer,
            freePort(),
            port,
            Optional.of(tls),
            digests,
            ADDRESS,
            upstreamPort,
            AccessLogConfig.Level.NONE));
  }

  private static String mount(Path root, Path file, String path) {
    try {
      write(root.resolve(path.substring(1)), Files.readString(file));
      return Digests.keyed(EdgeUnderTest.DIGEST_KEY, Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The edge, as an operator's pod would start it. */
  Server edge(String name, String address, AccessLogConfig.Level accessLog) {
    int port = freePort();
    return startEdge(
        name,
        folder.resolve("edge-" + accessLog),
        address,
        port,
        EdgeUnderTest.config(issuer, port, freePort(), ADDRESS, upstreamPort, accessLog));
  }

  private Server startEdge(String name, Path root, String address, int port, EdgeConfig config) {
    EdgeUnderTest.writeAdminFolder(root.resolve("etc/oauthedge/admin"));
    write(root.resolve("etc/oauthedge/config/edge.json"), ContractCodec.writeText(config));
    return Server.start(
        name,
        core,
        folder,
        Map.of("OAUTHEDGE_BIND", address, "OAUTHEDGE_ROOT", root.toString()),
        address,
        port,
        EdgeUnderTest.command());
  }

  private Server start(String name, int onCore, int port, List<String> command) {
    return Server.start(name, onCore, folder, Map.of(), ADDRESS, port, command);
  }

  private List<String> nginx(Path config) {
    return List.of(
        "nginx",
        "-p",
        folder.toString(),
        "-e",
        folder.resolve("error.log").toString(),
        "-c",
        config.toString());
  }

  private Path configFile(String resource, int port) {
    String text =
        resource(resource)
            .replace("@FOLDER@", folder.toString())
            .replace("@UPSTREAM_PORT@", Integer.toString(upstreamPort))
            .replace("@PORT@", Integer.toString(port));
    return write(folder.resolve(resource), text);
  }

  static String resource(String name) {
    try (InputStream content = Contenders.class.getResourceAsStream("/side-by-side/" + name)) {
      if (content == null) {
        throw new IllegalStateException("the class path lacks side-by-side/" + name);
      }
      return new String(content.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
