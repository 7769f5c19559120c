package io.oauthedge.demo.api;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.oauthedge.operator.story.OperatorStory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;

/** The operator's suite, unchanged, against the stand-in for an API server. */
class FrontOperatorIT extends OperatorStory {
  private static final ApiServer API = ApiServer.start(0);

  FrontOperatorIT() {
    super(connect());
  }

  @Override
  @AfterAll
  protected void leaveNothing() {
    super.leaveNothing();
    API.close();
  }

  private static KubernetesClient connect() {
    var client = new KubernetesClientBuilder().withConfig(API.clientConfig()).build();
    try (InputStream crd =
        FrontOperatorIT.class.getResourceAsStream("/oauthedges.oauthedge.io-v1.yml")) {
      client
          .load(Objects.requireNonNull(crd, "the CRD is not on the class path"))
          .serverSideApply();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return client;
  }
}
