package io.oauthedge.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthedge.crds.v1alpha1.spec.tls.ClientCertificateHeader;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ClientCertificatesPageTest {
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `([A-Za-z]+-[A-Za-z-]+)` \\| [^|]+ \\| [^|]+ \\|$");

  @Test
  void everyHeaderThatCanBeTrustedHasARowAndNoOther() {
    assertThat(
            ROW.matcher(Page.named("client-certificates.md").text())
                .results()
                .map(row -> row.group(1)))
        .containsExactlyElementsOf(
            Arrays.stream(ClientCertificateHeader.values())
                .map(ClientCertificateHeader::field)
                .toList());
  }
}
