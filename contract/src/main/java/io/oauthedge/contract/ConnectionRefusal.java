package io.oauthedge.contract;

/**
 * Why a connection ended before it carried a request.
 *
 * <p>The list is closed: the same word stands in the log, the metric tag, the report, the
 * resource's status and the documentation. Nobody can be answered, so there is no HTTP status.
 */
public enum ConnectionRefusal {
  PROXY_PROTOCOL_ABSENT(
      Hop.LOAD_BALANCER, "The connection did not begin with the PROXY protocol's header."),
  PROXY_PROTOCOL_UNTRUSTED(
      Hop.CLIENT, "The peer where the PROXY protocol is demanded is no trusted proxy."),
  TLS_ABSENT(Hop.CLIENT, "The https port was spoken to without TLS."),
  TLS_VERSION_REFUSED(Hop.CLIENT, "The client offers no TLS version that the edge accepts."),
  TLS_CIPHER_REFUSED(Hop.CLIENT, "Client and edge have no cipher suite or group in common."),
  TLS_CERTIFICATE_REFUSED(Hop.CLIENT, "The client did not accept the edge's certificate."),
  TLS_HANDSHAKE_TIMEOUT(Hop.CLIENT, "The TLS handshake did not end in time."),
  TLS_HANDSHAKE_FAILED(Hop.CLIENT, "The TLS handshake failed."),
  REQUEST_HEAD_TIMEOUT(Hop.CLIENT, "The head of a request did not arrive in time."),
  REQUEST_HEAD_FRAGMENTED(
      Hop.CLIENT, "The head of a request came in more frames of HTTP/2 than any client needs."),
  TOO_MANY_CONNECTIONS(Hop.EDGE, "The pod holds as many connections as its memory allows.");

  private final Hop hop;
  private final String sentence;

  ConnectionRefusal(Hop hop, String sentence) {
    this.hop = hop;
    this.sentence = sentence;
  }

  /** The hop that most likely has to change something. */
  public Hop hop() {
    return hop;
  }

  /** One sentence for a tired person. */
  public String sentence() {
    return sentence;
  }
}
