package io.oauthedge.demo;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.oauthedge.demo.stage.ControlEndpoint;
import io.oauthedge.demo.stage.EdgeTargets;
import io.oauthedge.demo.stage.Neighbours;
import io.oauthedge.demo.stage.Quickstart;
import io.oauthedge.demo.stage.World;
import io.oauthedge.demo.story.Edge;
import io.oauthedge.demo.story.Scenario;
import io.oauthedge.demo.story.Story;
import io.oauthedge.demo.world.Settled;
import io.oauthedge.demo.world.WorldException;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * Starts a whole edge on this machine, tells its story, and stays for whoever wants to try more.
 *
 * <p>With {@code --once} it ends after the story: with 0 when all of it came out right, else with 1
 * and a list of what did not.
 */
public final class DemoMain {
  private static final Path SAMPLE = Path.of("deploy", "samples", "quickstart.yaml");
  private static final Path FOLDER = Path.of("demo", "target", "run").toAbsolutePath();

  private DemoMain() {}

  public static void main(String[] args) {
    boolean once = List.of(args).contains("--once");
    var story = new Story(System.out);
    var closing = new Closing();
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  story.end();
                  closing.close();
                },
                "shutdown"));
    try {
      run(story, closing, once);
    } catch (WorldException | IOException | KubernetesClientException e) {
      System.err.println("The demo cannot go on: " + e.getMessage());
      System.exit(1);
    } catch (InterruptedException e) {
      System.exit(1);
    }
  }

  private static void run(Story story, Closing closing, boolean once)
      throws IOException, InterruptedException {
    Quickstart sample = Quickstart.read(SAMPLE);
    Files.createDirectories(FOLDER);
    story.chapter("A cluster and its surroundings start as processes of this machine");
    Cluster cluster = closing.add(new Cluster(FOLDER));
    story.line("Kubernetes API       " + cluster.client().getMasterUrl());
    story.line("operator, pods       logs in " + FOLDER);
    Vertx vertx = Vertx.vertx();
    closing.add(() -> Settled.of(vertx.close()));
    World world =
        closing.add(
            World.start(
                vertx, sample, new EdgeTargets(cluster.client(), sample), InstantSource.system()));
    closing.add(new ControlEndpoint(vertx, world));
    story.line("authorization server " + world.authorizationServer().issuer());
    story.line("application          http://localhost:" + world.upstream().port());
    story.line("load balancer        https://localhost:" + world.loadBalancer().port());
    new Neighbours(sample, world).objects().forEach(cluster::apply);
    story.line("$ kubectl apply --server-side -f " + SAMPLE);
    cluster.apply(SAMPLE);

    closing
        .add(new Scenario(vertx, sample, world, new Edge(cluster.client(), sample), story))
        .tell();
    if (once) {
      closing.close();
      story.verdict();
      System.exit(story.wrong().isEmpty() ? 0 : 1);
    }
    WhatToTry.print(story, sample, world, cluster, FOLDER);
    new CountDownLatch(1).await();
  }
}
