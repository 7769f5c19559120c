package io.oauthedge.dataplane.process.edge;

import io.oauthedge.dataplane.process.support.Command;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code openssl s_client}, which calls an edge. */
public record OpensslClient(EdgeProcess edge) {
  /** A handshake for the edge's host, with these options of s_client. */
  public Command.Result handshake(String... options) {
    return Command.run("openssl", "openssl", command(Optional.of(EdgeConfigs.HOST), options));
  }

  /** What comes of a handshake for this server name, and of this input. */
  public String converse(String serverName, String input, String... options) {
    return Command.converse("openssl", "openssl", input, command(Optional.of(serverName), options))
        .output();
  }

  /**
   * The certificate that it gets now.
   *
   * @param serverName what it indicates by SNI; empty for a client without SNI
   */
  public X509Certificate certificate(Optional<String> serverName) {
    return Handshake.certificate(Command.run("openssl", "openssl", command(serverName)).output());
  }

  private String[] command(Optional<String> serverName, String... options) {
    Stream<String> server =
        Stream.of("s_client", "-connect", edge.address() + ":" + edge.httpsPort());
    Stream<String> sni =
        serverName.map(name -> Stream.of("-servername", name)).orElse(Stream.of("-noservername"));
    return Stream.of(server, sni, Stream.of(options)).flatMap(part -> part).toArray(String[]::new);
  }
}
