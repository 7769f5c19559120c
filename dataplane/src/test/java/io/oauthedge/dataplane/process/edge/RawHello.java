package io.oauthedge.dataplane.process.edge;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;

/** A ClientHello that no TLS library of today would send (RFC 5246 section 7.4.1.2). */
public final class RawHello {
  private static final int ALERT = 21;
  private static final int HANDSHAKE = 22;
  private static final int LIMIT_MILLIS = 5_000;

  private RawHello() {}

  /**
   * Offers one suite, without extensions.
   *
   * @param version 0x0300 is SSLv3, 0x0303 TLS 1.2
   * @return whether the edge answered by an alert or by ending the connection
   */
  public static boolean isRefused(EdgeProcess edge, int version, int suite) {
    try (var socket = new Socket(edge.address(), edge.httpsPort())) {
      socket.setSoTimeout(LIMIT_MILLIS);
      socket.getOutputStream().write(hello(version, suite));
      int answer = socket.getInputStream().read();
      if (answer == HANDSHAKE) {
        return false;
      }
      return answer == ALERT || answer < 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] hello(int version, int suite) throws IOException {
    var body = new ByteArrayOutputStream();
    var out = new DataOutputStream(body);
    out.writeShort(version);
    out.write(new byte[32]);
    out.writeByte(0);
    out.writeShort(2);
    out.writeShort(suite);
    out.writeByte(1);
    out.writeByte(0);
    var record = new ByteArrayOutputStream();
    var framed = new DataOutputStream(record);
    framed.writeByte(HANDSHAKE);
    framed.writeShort(version);
    framed.writeShort(body.size() + 4);
    framed.writeInt(1 << 24 | body.size());
    body.writeTo(framed);
    return record.toByteArray();
  }
}
