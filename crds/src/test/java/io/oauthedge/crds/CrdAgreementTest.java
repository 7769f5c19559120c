package io.oauthedge.crds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrdAgreementTest {
  /** What a client-side kubectl apply can carry in its last-applied annotation. */
  private static final int CLIENT_SIDE_APPLY_LIMIT = 256 * 1024;

  @Test
  void theCommittedCrdIsWhatTheRecordsSay(@TempDir Path work) throws IOException {
    String generated = CrdSource.print(CrdSource.generate(work));
    if (Boolean.getBoolean("oauthedge.regenerate")) {
      Files.writeString(CrdSource.COMMITTED, generated);
    }

    assertThat(CrdSource.COMMITTED)
        .as("run make crds and commit the result")
        .exists()
        .hasContent(generated);
  }

  @Test
  void theCrdFitsIntoAClientSideApply() throws IOException {
    String json = CrdSource.parse(Files.readString(CrdSource.COMMITTED)).toString();

    assertThat(json.getBytes(StandardCharsets.UTF_8).length).isLessThan(CLIENT_SIDE_APPLY_LIMIT);
  }
}
