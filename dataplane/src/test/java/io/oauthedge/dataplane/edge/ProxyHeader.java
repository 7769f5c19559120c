package io.oauthedge.dataplane.edge;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Headers of the PROXY protocol, as load balancers write them and as they should not. */
final class ProxyHeader {
  private static final byte[] SIGNATURE = {
    0x0D, 0x0A, 0x0D, 0x0A, 0x00, 0x0D, 0x0A, 0x51, 0x55, 0x49, 0x54, 0x0A
  };
  private static final int LOCAL = 0x20;
  private static final int PROXY = 0x21;

  private ProxyHeader() {}

  /** Version 1, without its line end. */
  static byte[] v1(String line, String request) {
    return (line + "\r\n" + request).getBytes(StandardCharsets.ISO_8859_1);
  }

  static byte[] local(String request) {
    return v2(LOCAL, 0x00, new byte[0], request);
  }

  /** A connection of the load balancer's own, with what follows the addresses in hexadecimal. */
  static byte[] local(int family, byte[] addresses, String extensions, String request) {
    var body = new ByteArrayOutputStream();
    body.writeBytes(addresses);
    body.writeBytes(HexFormat.of().parseHex(extensions));
    return v2(LOCAL, family, body.toByteArray(), request);
  }

  /** A stream from an address, IPv4 or IPv6, with what follows the addresses. */
  static byte[] from(String source, byte[] extensions, String request) {
    byte[] address = InetAddress.ofLiteral(source).getAddress();
    var body = new ByteArrayOutputStream();
    body.writeBytes(address);
    body.writeBytes(address);
    body.writeBytes(new byte[] {0x13, (byte) 0x88, 0x01, (byte) 0xBB});
    body.writeBytes(extensions);
    return v2(PROXY, address.length == 4 ? 0x11 : 0x21, body.toByteArray(), request);
  }

  /** A stream from a socket of the load balancer's own machine. */
  static byte[] unix(String request) {
    return v2(PROXY, 0x31, new byte[216], request);
  }

  static byte[] v2(int command, int family, byte[] body, String request) {
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes(SIGNATURE);
    bytes.write(command);
    bytes.write(family);
    bytes.write(body.length >>> 8);
    bytes.write(body.length);
    bytes.writeBytes(body);
    bytes.writeBytes(request.getBytes(StandardCharsets.ISO_8859_1));
    return bytes.toByteArray();
  }
}
