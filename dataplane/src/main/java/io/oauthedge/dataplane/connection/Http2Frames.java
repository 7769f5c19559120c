package io.oauthedge.dataplane.connection;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http2.Http2CodecUtil;
import io.netty.handler.codec.http2.Http2FrameTypes;

/**
 * Where the bytes of an HTTP/2 client stand: it reads the nine bytes before each frame (RFC 9113
 * section 4.1), passes over the rest, and keeps nothing.
 */
final class Http2Frames {
  /** What is found in some bytes. */
  enum Verdict {
    WELL,
    NO_PREFACE,
    TOO_MANY_FRAMES
  }

  /**
   * CONTINUATION frames of one head. An honest client fills them: the largest head that the edge
   * takes needs eight.
   */
  static final int MOST_CONTINUATIONS = 128;

  private static final byte[] PREFACE = bytes(Http2CodecUtil.connectionPrefaceBuf());
  private static final int FRAME_HEADER = 9;
  private static final int LENGTH = 3;
  private static final int TYPE = 3;
  private static final int FLAGS = 4;
  private static final int END_HEADERS = 0x4;

  private int preface;
  private boolean settings;
  private int header;
  private int payload;
  private byte type;
  private boolean head;
  private int continuations;
  private long completed;

  /** Begins amid the preface, so many bytes of which have come. */
  Http2Frames(int preface) {
    this.preface = preface;
  }

  /** Whether these bytes end the preface, of which so many have come. */
  static boolean completesPreface(int come, ByteBuf bytes) {
    return come + matching(come, bytes) == PREFACE.length;
  }

  /** How many of these bytes go on with the preface, of which so many have come. */
  static int matching(int come, ByteBuf bytes) {
    int length = Math.min(PREFACE.length - come, bytes.readableBytes());
    for (int i = 0; i < length; i++) {
      if (bytes.getByte(bytes.readerIndex() + i) != PREFACE[come + i]) {
        return i;
      }
    }
    return length;
  }

  /** Follows what comes, up to a fault. */
  Verdict follow(ByteBuf bytes) {
    int at = bytes.readerIndex();
    int end = bytes.writerIndex();
    if (preface < PREFACE.length) {
      int matching = matching(preface, bytes);
      preface += matching;
      at += matching;
      if (preface < PREFACE.length && at < end) {
        return Verdict.NO_PREFACE;
      }
    }
    while (at < end) {
      if (header < FRAME_HEADER) {
        read(bytes.getByte(at++));
        if (header == FRAME_HEADER && continuations > MOST_CONTINUATIONS) {
          return Verdict.TOO_MANY_FRAMES;
        }
      } else {
        int passed = Math.min(payload, end - at);
        payload -= passed;
        at += passed;
      }
      if (header == FRAME_HEADER && payload == 0) {
        frameEnds();
      }
    }
    return Verdict.WELL;
  }

  private void read(byte value) {
    if (header < LENGTH) {
      payload = (payload << Byte.SIZE) | (value & 0xff);
    } else if (header == TYPE) {
      type = value;
      continuations = type == Http2FrameTypes.CONTINUATION ? continuations + 1 : 0;
    } else if (header == FLAGS) {
      head = isOfHead() && (value & END_HEADERS) == 0;
    }
    header++;
  }

  private boolean isOfHead() {
    return type == Http2FrameTypes.HEADERS || type == Http2FrameTypes.CONTINUATION;
  }

  private void frameEnds() {
    header = 0;
    settings = true;
    if (!head) {
      completed++;
    }
  }

  /** How many heads and other frames have come whole. */
  long completed() {
    return completed;
  }

  /** Whether something has begun that must end soon; a body may last, and so may silence. */
  boolean isWithin() {
    boolean body = header == FRAME_HEADER && type == Http2FrameTypes.DATA;
    return !settings || head || (header > 0 && !body);
  }

  private static byte[] bytes(ByteBuf buffer) {
    var bytes = new byte[buffer.readableBytes()];
    buffer.getBytes(buffer.readerIndex(), bytes);
    return bytes;
  }
}
