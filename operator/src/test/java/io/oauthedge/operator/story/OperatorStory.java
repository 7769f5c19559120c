package io.oauthedge.operator.story;

import io.fabric8.kubernetes.client.KubernetesClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

/**
 * What the operator does, whatever the API server: run unchanged against a stand-in and a real one.
 * Needs no pods.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class OperatorStory implements ObjectsStory, SpecStory, CanaryStory {
  private final OperatorStage stage;

  /** Runs against the API server of the client, which must know the resource's definition. */
  protected OperatorStory(KubernetesClient client) {
    this.stage = new OperatorStage(client);
  }

  @Override
  public OperatorStage stage() {
    return stage;
  }

  /** Takes away what the suite made. */
  @AfterAll
  protected void leaveNothing() {
    stage.close();
  }
}
