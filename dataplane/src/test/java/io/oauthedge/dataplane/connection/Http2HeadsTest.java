package io.oauthedge.dataplane.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.oauthedge.contract.ConnectionRefusal;
import io.oauthedge.contract.report.ConnectionRefusalCount;
import io.oauthedge.dataplane.observe.ConnectionRefusals;
import io.oauthedge.dataplane.observe.TrafficTally;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which clients of HTTP/2 lose their connection before a request, in a time that is made. */
class Http2HeadsTest {
  private static final String PREFACE = "505249202a20485454502f322e300d0a0d0a534d0d0a0d0a";
  private static final String SETTINGS = "000000040000000000";
  private static final String PING = "0000080600000000000123456789abcdef";
  private static final String HEAD = "000003010500000001828684";
  private static final String HEAD_BEGINS = "000003010100000001828684";
  private static final String HEAD_GOES_ON = "000001090000000001" + "86";
  private static final String HEAD_ENDS = "000001090400000001" + "86";
  private static final String DATA_BEGINS = "000100000000000001";

  private final TrafficTally tally = new TrafficTally();
  private final Protocol protocol = new Protocol();
  private final EmbeddedChannel client =
      new EmbeddedChannel(
          new Http2Heads(
              new ConnectionRefusals(tally, new SimpleMeterRegistry(), InstantSource.system()), 0),
          protocol);

  Http2HeadsTest() {
    client.freezeTime();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "505249",
        PREFACE,
        PREFACE + "0000",
        PREFACE + SETTINGS + "00",
        PREFACE + SETTINGS + HEAD_BEGINS,
        PREFACE + SETTINGS + HEAD_BEGINS + HEAD_GOES_ON,
        PREFACE + SETTINGS + "0000ff010500000001828684",
        PREFACE + SETTINGS + HEAD + PING + "00000806",
      })
  void whatHasBegunMustEnd(String beginning) {
    send(beginning);
    later(9);
    assertThat(client.isActive()).isTrue();
    later(2);
    assertRefused(ConnectionRefusal.REQUEST_HEAD_TIMEOUT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        PREFACE + SETTINGS,
        PREFACE + SETTINGS + HEAD,
        PREFACE + SETTINGS + HEAD_BEGINS + HEAD_GOES_ON + HEAD_ENDS,
        PREFACE + SETTINGS + HEAD + PING,
        PREFACE + SETTINGS + HEAD + DATA_BEGINS,
        PREFACE + SETTINGS + HEAD + DATA_BEGINS + "ff",
      })
  void silenceBetweenRequestsAndInABodyMayLast(String beginning) {
    send(beginning);
    later(600);
    assertThat(client.isActive()).isTrue();
  }

  @Test
  void bytesThatTrickleDoNotLengthenTheTime() {
    send(PREFACE + SETTINGS + HEAD_BEGINS);
    for (int second = 0; second < 9; second++) {
      send(HEAD_GOES_ON);
      later(1);
    }
    assertThat(client.isActive()).isTrue();
    later(2);
    assertRefused(ConnectionRefusal.REQUEST_HEAD_TIMEOUT);
  }

  @Test
  void eachHeadHasTheWholeTime() {
    send(PREFACE + SETTINGS + HEAD_BEGINS);
    for (int head = 0; head < 5; head++) {
      later(8);
      send(HEAD_ENDS + HEAD_BEGINS);
    }
    assertThat(client.isActive()).isTrue();
  }

  @Test
  void aHeadPassesHoweverItsBytesAreCut() {
    String all = PREFACE + SETTINGS + HEAD_BEGINS + HEAD_GOES_ON.repeat(127) + HEAD_ENDS + PING;
    for (int at = 0; at < all.length(); at += 2) {
      send(all.substring(at, at + 2));
    }
    later(600);
    assertThat(client.isActive()).isTrue();
    assertThat(protocol.bytes).isEqualTo(all.length() / 2);
  }

  @Test
  void manyFramesOfOneHeadAreTooMany() {
    send(PREFACE + SETTINGS + HEAD_BEGINS + HEAD_GOES_ON.repeat(128));
    assertThat(client.isActive()).isTrue();
    int before = protocol.bytes;
    send(HEAD_GOES_ON + HEAD_ENDS);
    assertRefused(ConnectionRefusal.REQUEST_HEAD_FRAGMENTED);
    assertThat(protocol.bytes).isEqualTo(before);
  }

  @Test
  void whatIsNoPrefaceIsNotHttp2() {
    send("47" + PREFACE);
    assertThat(client.isActive()).isFalse();
  }

  private void send(String hex) {
    client.writeInbound(Unpooled.wrappedBuffer(HexFormat.of().parseHex(hex)));
  }

  private void later(int seconds) {
    client.advanceTimeBy(seconds, TimeUnit.SECONDS);
    client.runScheduledPendingTasks();
  }

  private void assertRefused(ConnectionRefusal reason) {
    assertThat(client.isActive()).isFalse();
    assertThat(tally.snapshot().connectionsRefused())
        .containsExactly(new ConnectionRefusalCount(reason, 1));
  }

  /** Stands where Vert.x speaks HTTP/2. */
  private static final class Protocol extends ChannelInboundHandlerAdapter {
    private int bytes;

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      ByteBuf buffer = (ByteBuf) message;
      bytes += buffer.readableBytes();
      buffer.release();
    }
  }
}
