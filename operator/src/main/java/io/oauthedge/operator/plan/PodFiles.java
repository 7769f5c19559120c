package io.oauthedge.operator.plan;

import io.oauthedge.contract.Digests;
import io.oauthedge.operator.resolve.SecretFiles;
import java.nio.charset.StandardCharsets;

/** Where files are found in an edge pod. */
public final class PodFiles {
  /** The boot configuration's directory and file name. */
  public static final String CONFIG_DIRECTORY = "/etc/oauthedge/config";

  public static final String CONFIG_FILE = "edge.json";

  /** The mounted part of the edge's identity. */
  public static final String ADMIN_DIRECTORY = "/etc/oauthedge/admin";

  /** The entry of a Secret that holds an authority's certificates. */
  static final String AUTHORITY = "ca.crt";

  /** The entry of a Secret that holds authorities' revocation lists. */
  static final String REVOCATION_LISTS = "ca.crl";

  private static final String TLS = "/etc/oauthedge/tls";
  private static final String CA = "/etc/oauthedge/ca";
  private static final String CLIENT = "/etc/oauthedge/client";

  private static final String PROOF = "/etc/oauthedge/proof";
  private static final String CLIENT_CA = "/etc/oauthedge/client-ca";

  private PodFiles() {}

  static ConfigPiece<FileMount> certificate(SecretFiles secret) {
    return ConfigPiece.mounted("tls", TLS, secret);
  }

  static ConfigPiece<FileMount> clientCredentials(SecretFiles secret) {
    return ConfigPiece.mounted("client", CLIENT, secret);
  }

  /** The certificate of some hosts. */
  static ConfigPiece<FileMount> hostCertificate(SecretFiles secret) {
    return ConfigPiece.mounted("tls-" + digest(secret), TLS, secret);
  }

  /** What the edge proves itself with towards upstreams. */
  static ConfigPiece<FileMount> upstreamCertificate(SecretFiles secret) {
    return ConfigPiece.mounted("proof-" + digest(secret), PROOF, secret);
  }

  /** Authorities of clients' certificates, and their revocation lists if there are any. */
  static ConfigPiece<FileMount> clientAuthority(SecretFiles secret) {
    return ConfigPiece.mounted("client-ca", CLIENT_CA, secret);
  }

  /** One volume per Secret, however many pieces of configuration refer to it. */
  static ConfigPiece<FileMount> authority(SecretFiles secret) {
    return ConfigPiece.mounted("ca-" + digest(secret), CA, secret);
  }

  private static String digest(SecretFiles secret) {
    return Digests.sha256(secret.secretName().getBytes(StandardCharsets.UTF_8)).substring(0, 8);
  }
}
