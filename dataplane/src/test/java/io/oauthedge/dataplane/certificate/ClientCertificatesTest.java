package io.oauthedge.dataplane.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthedge.contract.Reason;
import io.oauthedge.contract.tls.ClientCertificateConfig;
import io.oauthedge.contract.tls.ClientCertificateHeader;
import io.oauthedge.contract.tls.ClientCertificateMode;
import io.oauthedge.dataplane.process.edge.CertificateAuthority;
import io.oauthedge.dataplane.process.edge.CertificateAuthority.Issued;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClientCertificatesTest {
  private static final String CA = "/ca.crt";
  private static final CertificateAuthority AUTHORITY = new CertificateAuthority("clients");

  private final Issued issued = AUTHORITY.issue("billing");
  private final X509Certificate certificate = issued.certificate();
  private final Instant begin = certificate.getNotBefore().toInstant();
  private final Instant end = certificate.getNotAfter().toInstant();
  private final ClientCertificates clients =
      ClientCertificates.load(
          new ClientCertificateConfig(
              ClientCertificateMode.REQUIRE, CA, Optional.empty(), Optional.empty(), false),
          Map.of(CA, Buffer.buffer(AUTHORITY.certificatePem())));

  @Test
  void whatWasRefusedTooEarlyIsGoodOnceItBegins() {
    CertificateVerdict early = at(begin.minusSeconds(6));

    assertThat(early)
        .isEqualTo(
            new CertificateVerdict.Bad(Reason.CLIENT_CERTIFICATE_INVALID, "it is not valid yet"));
    assertThat(at(begin.plusSeconds(60))).isInstanceOf(CertificateVerdict.Good.class);
  }

  @Test
  void whatWasGoodIsRefusedOnceItEnds() {
    CertificateVerdict good = at(end.minusSeconds(1));

    assertThat(good).isInstanceOf(CertificateVerdict.Good.class);
    assertThat(at(end.plus(Duration.ofMinutes(1)))).isInstanceOf(CertificateVerdict.Bad.class);
  }

  @Test
  void aBadChainIsNotVerifiedForEachRequest() {
    CertificateVerdict first = at(end.plusSeconds(60));

    assertThat(at(end.plusSeconds(61))).isSameAs(first);
  }

  private CertificateVerdict at(Instant now) {
    MultiMap headers =
        MultiMap.caseInsensitiveMultiMap()
            .add("ssl-client-cert", issued.certificatePem().replace("\n", "%0A"));
    return clients.stated(headers, ClientCertificateHeader.SSL_CLIENT_CERT, now);
  }
}
