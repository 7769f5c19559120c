package io.oauthedge.demo.node;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.oauthedge.demo.node.controller.Controllers;
import io.oauthedge.demo.node.pod.PodRunner;
import io.oauthedge.demo.node.pod.RunnerSettings;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The controllers and the one node of a cluster on this machine.
 *
 * <p>One thread passes over everything whenever something changed, and at least twice a second. It
 * also starts the pods' processes, which the kernel ends with it.
 */
public final class Node implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Node.class);
  private static final String NAME = "this-machine";
  private static final Duration RESYNC = Duration.ofMillis(500);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Semaphore changes = new Semaphore(0);
  private final Controllers controllers;
  private final PodRunner pods;
  private final List<SharedIndexInformer<? extends HasMetadata>> informers;
  private final Thread loop = new Thread(this::loop, "node");
  private final Thread lastResort;
  private volatile boolean closed;

  private Node(KubernetesClient client, NodeSettings settings) {
    InstantSource clock = InstantSource.system();
    controllers = new Controllers(client, clock, settings.loadBalancers());
    var runner = new RunnerSettings(NAME, settings.folder(), settings.entrypoint());
    pods = new PodRunner(client, clock, runner, changes::release);
    lastResort = new Thread(this::close, "node-shutdown");
    Runtime.getRuntime().addShutdownHook(lastResort);
    loop.start();
    informers =
        Stream.<Class<? extends HasMetadata>>of(
                Deployment.class,
                ReplicaSet.class,
                Pod.class,
                Service.class,
                ConfigMap.class,
                Secret.class)
            .<SharedIndexInformer<? extends HasMetadata>>map(type -> wakeOn(client, type))
            .toList();
  }

  /** Starts it on a cluster's API; the client stays the caller's. */
  public static Node start(KubernetesClient client, NodeSettings settings) {
    return new Node(client, settings);
  }

  /** Ends every pod's process, and returns when all are gone. */
  @Override
  public void close() {
    closed = true;
    changes.release();
    try {
      loop.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (Thread.currentThread() != lastResort) {
      informers.forEach(SharedIndexInformer::stop);
      forgetLastResort();
    }
  }

  private void forgetLastResort() {
    try {
      Runtime.getRuntime().removeShutdownHook(lastResort);
    } catch (IllegalStateException alreadyShuttingDown) {
      LOG.atDebug().log("The shutdown hook is running already, and finds nothing left to do");
    }
  }

  private void loop() {
    try {
      while (!closed) {
        changes.drainPermits();
        pass();
        var ignored = changes.tryAcquire(RESYNC.toMillis(), TimeUnit.MILLISECONDS);
      }
      pods.stop(PATIENCE);
    } catch (InterruptedException e) {
      pods.kill();
      Thread.currentThread().interrupt();
    }
  }

  /** A conflict, or a server that is away, is met again in the next pass. */
  private void pass() {
    try {
      controllers.pass();
      pods.pass();
    } catch (KubernetesClientException e) {
      LOG.atDebug().setCause(e).log("A pass ended early");
    } catch (RuntimeException e) {
      LOG.atError().setCause(e).log("A pass failed");
    }
  }

  private <T extends HasMetadata> SharedIndexInformer<T> wakeOn(
      KubernetesClient client, Class<T> type) {
    return client
        .resources(type)
        .inAnyNamespace()
        .inform(
            new ResourceEventHandler<>() {
              @Override
              public void onAdd(T added) {
                changes.release();
              }

              @Override
              public void onUpdate(T before, T after) {
                changes.release();
              }

              @Override
              public void onDelete(T deleted, boolean unknown) {
                changes.release();
              }
            });
  }
}
