package io.oauthedge.dataplane.edge;

import static io.oauthedge.dataplane.edge.Http2Wire.PREFACE;
import static io.oauthedge.dataplane.edge.Http2Wire.SETTINGS;
import static io.oauthedge.dataplane.edge.Http2Wire.frame;
import static org.assertj.core.api.Assertions.assertThat;

import io.oauthedge.contract.ConnectionRefusal;
import io.oauthedge.contract.config.UpstreamProtocol;
import io.oauthedge.contract.report.ConnectionRefusalCount;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** On a running edge, by its own clock: slow clients of HTTP/2 are ended, patient ones are not. */
class SlowHeadsIT {
  private static final Vertx VERTX = Vertx.vertx();
  private static final Issuer ISSUER = new Issuer(VERTX);
  private static final Edge EDGE =
      Edge.start(VERTX, Shape.of(ISSUER, Upstream.echo(VERTX).config(UpstreamProtocol.HTTP1)));
  private static final String HEAD =
      Http2Wire.block("GET", "/a", MultiMap.caseInsensitiveMultiMap());

  private static final List<String> BEGUN =
      List.of(
          PREFACE.substring(0, 20),
          PREFACE,
          PREFACE + SETTINGS + "0000",
          PREFACE + SETTINGS + frame(Http2Wire.HEADERS, Http2Wire.END_STREAM, 1, HEAD),
          PREFACE + SETTINGS + frame(Http2Wire.HEADERS, 5, 1, HEAD).substring(0, 40));

  @AfterAll
  static void stop() {
    EDGE.close();
    VERTX.close().await();
  }

  @Test
  void whatBeganAndDoesNotEndIsEnded() {
    List<Http2Wire> patient = List.of(idle(Http2Wire.tls(EDGE)), idle(Http2Wire.plain(EDGE)));
    List<Http2Wire> slow =
        Stream.concat(
                Stream.of(Http2Wire.tls(EDGE)),
                Stream.<Function<Edge, Http2Wire>>of(Http2Wire::tls, Http2Wire::plain)
                    .flatMap(way -> BEGUN.stream().map(begun -> sent(way.apply(EDGE), begun))))
            .toList();

    List<Optional<Http2Wire.Frame>> ends =
        slow.stream().map(client -> client.next(Http2Wire.GO_AWAY)).toList();

    assertThat(ends).as("said in a GOAWAY wherever the preface had come").hasSize(slow.size());
    assertThat(ends.stream().flatMap(Optional::stream)).hasSizeGreaterThanOrEqualTo(8);
    assertThat(EDGE.report().tally().connectionsRefused())
        .containsExactly(
            new ConnectionRefusalCount(ConnectionRefusal.REQUEST_HEAD_TIMEOUT, slow.size()));
    assertThat(patient.stream().map(SlowHeadsIT::ask)).containsExactly("401", "308");
    Stream.of(patient, slow).flatMap(List::stream).forEach(Http2Wire::close);
  }

  private static Http2Wire sent(Http2Wire client, String hex) {
    client.send(hex);
    return client;
  }

  private static Http2Wire idle(Http2Wire client) {
    return sent(client, PREFACE + SETTINGS);
  }

  private static String ask(Http2Wire client) {
    client.send(frame(Http2Wire.HEADERS, 5, 1, HEAD));
    return client.next(Http2Wire.HEADERS).orElseThrow().status();
  }
}
