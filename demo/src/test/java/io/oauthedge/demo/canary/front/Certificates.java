package io.oauthedge.demo.canary.front;

import io.oauthedge.dataplane.process.edge.CertificateAuthority;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;

/** What proxies show to clients. */
public final class Certificates {
  private final CertificateAuthority authority = new CertificateAuthority("load balancers' CA");
  private final CertificateAuthority.Issued issued;

  /** A certificate for a host, under an authority of its own. */
  public Certificates(String host) {
    issued = authority.issue(host);
  }

  /** The authority that clients must trust. */
  public X509Certificate trusted() {
    return read(authority.certificatePem());
  }

  /** A certificate from PEM. */
  public static X509Certificate read(String pem) {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(
                  new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
    } catch (CertificateException e) {
      throw new IllegalStateException("the test's authority is no certificate", e);
    }
  }

  void writeTo(Path folder) throws IOException {
    Files.writeString(folder.resolve("tls.crt"), issued.certificatePem());
    Files.writeString(folder.resolve("tls.key"), issued.keyPem());
    Files.writeString(folder.resolve("tls.pem"), issued.certificatePem() + issued.keyPem());
  }
}
