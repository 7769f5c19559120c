package io.oauthedge.dataplane.process.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.oauthedge.dataplane.process.edge.EdgeProcess;
import io.oauthedge.dataplane.process.edge.Exchange;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** 500 equal requests over three edges at once, one of which sends and one of which may die. */
final class Storm {
  private static final int TOGETHER = 500;
  private static final int NONE = -1;

  private final ThreeEdges edges;
  private final List<Future<Exchange>> answers;
  private int sender = NONE;
  private int ended = NONE;

  private Storm(ThreeEdges edges, List<Future<Exchange>> answers) {
    this.edges = edges;
    this.answers = answers;
  }

  static Storm begin(TokenClients clients, Map<String, String> form, ThreeEdges edges) {
    return new Storm(edges, clients.post(form, TOGETHER, edges.all()));
  }

  /** Waits until all have come to their edges, and one was sent. */
  void awaitSender(Relay relay, String token) {
    await("all requests came")
        .atMost(Duration.ofSeconds(20))
        .until(() -> ThreeEdges.inFlight(edges.all()) == TOGETHER);
    await("one was sent").until(() -> !relay.senders(token).isEmpty());
    sender = relay.senders(token).getFirst();
  }

  void killSender() {
    ended = sender;
    edges.kill(ended);
  }

  /** Kills an edge that handed its requests over. */
  void killOther() {
    ended = (sender + 1) % 3;
    edges.kill(ended);
  }

  /** Stops the sender without an end, as a node does that fails. */
  void freezeSender() {
    ended = sender;
    edges.freeze(ended);
  }

  /** Tells the sender to end; returns when it takes no more. */
  void endSender() {
    ended = sender;
    edges.terminate(ended);
  }

  void awaitEnd() {
    assertThat(edges.get(ended).awaitExit(Duration.ofSeconds(20))).isZero();
  }

  EdgeProcess living() {
    return edges.get((ended + 1) % 3);
  }

  List<Exchange> answers() {
    return answers.stream().map(answer -> answer.await()).toList();
  }

  /** What the clients got whose edge lives. */
  List<Exchange> answersOfTheLiving() {
    return IntStream.range(0, answers.size())
        .filter(i -> i % 3 != ended)
        .mapToObj(i -> answers.get(i).await())
        .toList();
  }
}
