package io.oauthedge.dataplane.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.oauthedge.contract.ConnectionRefusal;
import io.oauthedge.contract.report.ConnectionRefusalCount;
import io.oauthedge.dataplane.observe.ConnectionRefusals;
import io.oauthedge.dataplane.observe.TrafficTally;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Which clients lose their connection over a head that takes too long, in a time that is made. */
class HeadDeadlineTest {
  private final TrafficTally tally = new TrafficTally();
  private final HeadDeadline deadline =
      HeadDeadline.closing(
          new ConnectionRefusals(tally, new SimpleMeterRegistry(), InstantSource.system()));

  @Test
  void aHeadInTimePassesHoweverItIsCut() {
    EmbeddedChannel client = http1();
    sendSlowly(client, "GET / HTTP/1.1\r\nhost: a\r\n\r\n", 300);
    later(client, 60);
    assertThat(client.isActive()).isTrue();
  }

  @Test
  void bytesThatTrickleDoNotLengthenTheTime() {
    EmbeddedChannel client = http1();
    sendSlowly(client, "GET / HTTP/1.1\r\nhost: a\r\nx: ", 400);
    assertRefused(client);
  }

  @Test
  void anIdleConnectionIsNoSlowHead() {
    EmbeddedChannel client = http1();
    later(client, 600);
    send(client, "GET / HTTP/1.1\r\nhost: a\r\n\r\n");
    later(client, 600);
    assertThat(client.isActive()).isTrue();
  }

  @Test
  void aLaterHeadHasTheSameTime() {
    EmbeddedChannel client = http1();
    send(client, "GET / HTTP/1.1\r\nhost: a\r\n\r\n");
    send(client, "GET / HT");
    later(client, 9);
    assertThat(client.isActive()).isTrue();
    later(client, 2);
    assertRefused(client);
  }

  @Test
  void aSlowBodyIsNoSlowHead() {
    EmbeddedChannel client = http1();
    send(client, "POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 100\r\n\r\n");
    sendSlowly(client, "x".repeat(100), 1_000);
    later(client, 60);
    assertThat(client.isActive()).isTrue();
  }

  @Test
  void whatFollowsAnUpgradeIsNoHead() {
    EmbeddedChannel client = http1();
    send(client, "GET / HTTP/1.1\r\nhost: a\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n");
    client.pipeline().remove(HttpRequestDecoder.class);
    send(client, "frames");
    later(client, 60);
    assertThat(client.isActive()).isTrue();
    assertThat(client.pipeline().names()).noneMatch(name -> name.contains("Http1Heads"));
  }

  private EmbeddedChannel http1() {
    var decoder = new HttpRequestDecoder();
    var channel = new EmbeddedChannel(decoder);
    Http1Heads.install(channel.pipeline().context(decoder), deadline, false);
    channel.freezeTime();
    return channel;
  }

  private static void send(EmbeddedChannel channel, String text) {
    write(channel, Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII));
  }

  private static void write(EmbeddedChannel channel, ByteBuf bytes) {
    channel.writeInbound(bytes);
    channel.releaseInbound();
  }

  private static void sendSlowly(EmbeddedChannel channel, String text, int millisBetweenBytes) {
    text.chars()
        .forEach(
            letter -> {
              if (channel.isActive()) {
                send(channel, Character.toString(letter));
                channel.advanceTimeBy(millisBetweenBytes, TimeUnit.MILLISECONDS);
                channel.runScheduledPendingTasks();
              }
            });
  }

  private static void later(EmbeddedChannel channel, int seconds) {
    channel.advanceTimeBy(seconds, TimeUnit.SECONDS);
    channel.runScheduledPendingTasks();
  }

  private void assertRefused(EmbeddedChannel client) {
    assertThat(client.isActive()).isFalse();
    assertThat(tally.snapshot().connectionsRefused())
        .containsExactly(new ConnectionRefusalCount(ConnectionRefusal.REQUEST_HEAD_TIMEOUT, 1));
  }
}
