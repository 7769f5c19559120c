package io.oauthedge.dataplane.tls;

/** Learns of TLS handshakes that fail; called on the connection's event loop. */
@FunctionalInterface
public interface HandshakeFailures {
  /**
   * A handshake did not complete.
   *
   * @param peer the address of the other end of the connection
   * @param cause what TLS says; its text may hold bytes that the peer sent
   */
  void failed(String peer, Throwable cause);
}
