package io.oauthedge.demo.node.controller;

import io.fabric8.kubernetes.api.model.LoadBalancerIngress;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;

/** All controllers; a pass reads afresh, so that none acts on what another has just changed. */
public final class Controllers {
  private final KubernetesClient client;
  private final DeploymentController deployments;
  private final ReplicaSetController sets;
  private final EndpointController endpoints;
  private final LoadBalancerController loadBalancers;

  /**
   * Controllers of a cluster.
   *
   * @param addresses where the load balancer of a Service is reached
   */
  public Controllers(
      KubernetesClient client,
      InstantSource clock,
      Function<Service, List<LoadBalancerIngress>> addresses) {
    this.client = client;
    this.deployments = new DeploymentController(client, clock);
    this.sets = new ReplicaSetController(client, clock);
    this.endpoints = new EndpointController(client);
    this.loadBalancers = new LoadBalancerController(client, addresses);
  }

  /** One step of each. */
  public void pass() {
    List<ReplicaSet> known = client.apps().replicaSets().inAnyNamespace().list().getItems();
    for (Deployment deployment : client.apps().deployments().inAnyNamespace().list().getItems()) {
      deployments.sync(deployment, known);
    }
    List<Pod> pods = client.pods().inAnyNamespace().list().getItems();
    for (ReplicaSet set : client.apps().replicaSets().inAnyNamespace().list().getItems()) {
      sets.sync(set, pods);
    }
    for (Service service : client.services().inAnyNamespace().list().getItems()) {
      endpoints.sync(service, pods);
      loadBalancers.sync(service);
    }
  }
}
