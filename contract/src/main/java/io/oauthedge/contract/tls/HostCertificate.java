package io.oauthedge.contract.tls;

import io.oauthedge.contract.Require;
import java.util.List;

/**
 * The certificate of some of the edge's hosts, chosen by server name (RFC 6066 section 3).
 *
 * @param hosts server names in lower case that it serves; may be empty for the first certificate,
 *     which serves all others
 */
public record HostCertificate(List<String> hosts, KeyPairFiles files) {
  public HostCertificate {
    hosts = Require.list(hosts, "certificates[].hosts");
    Require.given(files, "certificates[].files");
  }
}
