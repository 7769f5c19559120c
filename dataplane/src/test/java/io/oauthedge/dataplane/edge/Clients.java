package io.oauthedge.dataplane.edge;

import io.oauthedge.contract.tls.ClientCertificateConfig;
import io.oauthedge.contract.tls.ClientCertificateHeader;
import io.oauthedge.contract.tls.ClientCertificateMode;
import io.oauthedge.dataplane.process.edge.CertificateAuthority;
import io.oauthedge.dataplane.process.edge.CertificateAuthority.Issued;
import java.time.Duration;
import java.util.Optional;

/** The authority of a test's clients, and some of its certificates. */
final class Clients {
  private static final String CA = "/etc/oauthedge/client-ca/clients/ca.crt";
  private static final String CRL = "/etc/oauthedge/client-ca/clients/ca.crl";

  private final CertificateAuthority authority = new CertificateAuthority("clients");
  private final Issued good = authority.issue("billing.example.com");
  private final Issued revoked = authority.issue("gone.example.com");

  /** Of another authority by the same name: clients send none that the edge does not ask for. */
  private final Issued stranger = new CertificateAuthority("clients").issue("billing.example.com");

  Issued good() {
    return good;
  }

  Issued revoked() {
    return revoked;
  }

  Issued stranger() {
    return stranger;
  }

  String authorityPem() {
    return authority.certificatePem();
  }

  /** Files of an edge with the authority and a list that revokes one of its certificates. */
  EdgeFiles files() {
    return files(Duration.ofHours(1));
  }

  /**
   * The same.
   *
   * @param endOfList from now; may lie behind
   */
  EdgeFiles files(Duration endOfList) {
    return new EdgeFiles()
        .mount(CA, authority.certificatePem())
        .mount(CRL, authority.revocationListPem(endOfList, revoked));
  }

  static ClientCertificateConfig config(
      ClientCertificateMode mode, Optional<ClientCertificateHeader> header) {
    return new ClientCertificateConfig(mode, CA, Optional.of(CRL), header, true);
  }

  /** A certificate as RFC 9440 writes it. */
  static String statement(Issued issued) {
    return ":"
        + issued.certificatePem().replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "")
        + ":";
  }
}
