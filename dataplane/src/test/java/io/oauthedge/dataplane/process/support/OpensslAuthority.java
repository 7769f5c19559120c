package io.oauthedge.dataplane.process.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** A certificate authority as an administrator keeps one: a folder and the openssl command. */
public final class OpensslAuthority {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final List<String> NEW_KEY =
      List.of("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes");

  private final Path folder;
  private final Issued own;

  /** A PEM certificate, its PKCS#8 key, and where they lie. */
  public record Issued(Path certificate, Path key) {
    public String certificatePem() {
      return read(certificate);
    }

    public String keyPem() {
      return read(key);
    }
  }

  private OpensslAuthority(Path folder, Issued own) {
    this.folder = folder;
    this.own = own;
    write(folder.resolve("index.txt"), "");
    write(folder.resolve("serial"), "01");
    write(
        folder.resolve("ca.cnf"),
        """
        [ca]
        default_ca = own
        [own]
        database = %1$s/index.txt
        serial = %1$s/serial
        new_certs_dir = %1$s
        certificate = %2$s
        private_key = %3$s
        default_md = sha256
        policy = any
        unique_subject = no
        [any]
        commonName = supplied
        """
            .formatted(folder, own.certificate(), own.key()));
  }

  /** An authority that vouches for itself. */
  public static OpensslAuthority root(String name) {
    Path folder = newFolder();
    var own = new Issued(folder.resolve("ca.crt"), folder.resolve("ca.key"));
    var arguments = new ArrayList<>(List.of("req", "-x509", "-days", "2", "-subj", "/CN=" + name));
    arguments.addAll(NEW_KEY);
    arguments.addAll(
        List.of("-keyout", own.key().toString(), "-out", own.certificate().toString()));
    openssl(arguments);
    return new OpensslAuthority(folder, own);
  }

  /** An authority that this one vouches for. */
  public OpensslAuthority intermediate(String name) {
    Issued issued =
        issue(
            name,
            Duration.ofDays(1),
            "basicConstraints=critical,CA:TRUE\nkeyUsage=keyCertSign,cRLSign");
    return new OpensslAuthority(newFolder(), issued);
  }

  public String certificatePem() {
    return own.certificatePem();
  }

  /** The authority's own certificate. */
  public Path certificate() {
    return own.certificate();
  }

  /** A certificate that serves this name, for a day. */
  public Issued server(String name) {
    return issue(name, Duration.ofDays(1), "subjectAltName=DNS:" + name);
  }

  /**
   * A certificate with a key of its own.
   *
   * @param end from now; may lie behind
   * @param extensions lines of an extension section of openssl
   */
  public Issued issue(String name, Duration end, String extensions) {
    Path place = newFolder();
    var issued = new Issued(place.resolve("tls.crt"), place.resolve("tls.key"));
    Path request = place.resolve("request.pem");
    var arguments = new ArrayList<>(List.of("req", "-new", "-subj", "/CN=" + name));
    arguments.addAll(NEW_KEY);
    arguments.addAll(List.of("-keyout", issued.key().toString(), "-out", request.toString()));
    openssl(arguments);
    Path section = place.resolve("extensions.cnf");
    write(section, "[given]\n" + extensions + "\n");
    Instant now = Instant.now();
    openssl(
        ca(
            "-in",
            request.toString(),
            "-out",
            issued.certificate().toString(),
            "-startdate",
            TIME.format(now.minus(Duration.ofDays(2))),
            "-enddate",
            TIME.format(now.plus(end)),
            "-extfile",
            section.toString(),
            "-extensions",
            "given"));
    return issued;
  }

  /** Revokes certificates; lists that are made later say so. */
  public OpensslAuthority revoke(Issued issued) {
    openssl(ca("-revoke", issued.certificate().toString()));
    return this;
  }

  /** A revocation list that is followed by the next after a time, which may lie behind. */
  public String revocationListPem(Duration next) {
    Path list = folder.resolve("list.crl");
    Instant now = Instant.now();
    openssl(
        ca(
            "-gencrl",
            "-crl_lastupdate",
            TIME.format(now.minus(Duration.ofDays(2))),
            "-crl_nextupdate",
            TIME.format(now.plus(next)),
            "-out",
            list.toString()));
    return read(list);
  }

  private List<String> ca(String... arguments) {
    var all =
        new ArrayList<>(
            List.of("ca", "-batch", "-notext", "-config", folder.resolve("ca.cnf").toString()));
    all.addAll(List.of(arguments));
    return all;
  }

  private static void openssl(List<String> arguments) {
    Command.Result result = Command.run("openssl", "openssl", arguments.toArray(String[]::new));
    if (result.exitCode() != 0) {
      throw new IllegalStateException("openssl " + arguments + " failed:\n" + result.output());
    }
  }

  private static Path newFolder() {
    try {
      return Files.createTempDirectory("authority");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
