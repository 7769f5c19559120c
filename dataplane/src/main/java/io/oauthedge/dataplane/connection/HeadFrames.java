package io.oauthedge.dataplane.connection;

import io.netty.buffer.ByteBuf;

/**
 * Follows the frames that a client sends on an HTTP/2 connection (RFC 9113 sections 3.4 and 4.1),
 * to know whether it is within the head of a request.
 */
final class HeadFrames {
  private static final int PREFACE_BYTES = 24;
  private static final int FRAME_HEADER_BYTES = 9;
  private static final int TYPE = 3;
  private static final int FLAGS = 4;
  private static final int HEADERS = 0x1;
  private static final int CONTINUATION = 0x9;
  private static final int END_HEADERS = 0x4;

  private final byte[] header = new byte[FRAME_HEADER_BYTES];
  private int headerBytes;
  private int skip = PREFACE_BYTES;
  private boolean head = true;
  private boolean last = true;
  private int continuations;
  private long heads;

  /** Reads on; the buffer's indices stay. */
  void read(ByteBuf bytes) {
    int at = bytes.readerIndex();
    int end = bytes.writerIndex();
    while (at < end) {
      if (skip > 0) {
        int step = Math.min(skip, end - at);
        skip -= step;
        at += step;
      } else {
        header[headerBytes++] = bytes.getByte(at++);
        if (headerBytes == FRAME_HEADER_BYTES) {
          headerBytes = 0;
          begin();
        }
      }
      if (skip == 0 && headerBytes == 0 && head && last) {
        head = false;
        heads++;
      }
    }
  }

  private void begin() {
    skip = ((header[0] & 0xff) << 16) | ((header[1] & 0xff) << 8) | (header[2] & 0xff);
    int type = header[TYPE];
    if (type == HEADERS) {
      head = true;
      continuations = 0;
    } else if (type == CONTINUATION) {
      continuations++;
    }
    last = head && (header[FLAGS] & END_HEADERS) != 0;
  }

  /** Whether a head, or what may become one, has begun and not ended. */
  boolean withinHead() {
    return head || headerBytes > 0;
  }

  /** How many CONTINUATION frames the latest head has. */
  int continuations() {
    return continuations;
  }

  /** How many heads were complete so far, the connection's preface among them. */
  long heads() {
    return heads;
  }
}
