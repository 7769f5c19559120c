package io.oauthedge.contract.canary;

import io.oauthedge.contract.Require;

/**
 * How a canary request came in, besides its fields.
 *
 * @param protocol {@code HTTP/1.1} or {@code HTTP/2}, of the connection to the edge
 * @param host the authority that was asked for
 * @param peer address of the connection's other end
 * @param client address that the edge takes for the client's, after trusted proxies were heard
 * @param tls whether the connection to the edge is encrypted
 * @param https whether the edge believes that the client used https
 * @param trustedPeer whether the peer is one of {@code externalAccess.trustedProxies}
 * @param headBytes size of all fields, as {@code headers.maxSize} counts
 * @param body the content
 */
public record ArrivedRequest(
    String method,
    String protocol,
    String host,
    String peer,
    String client,
    boolean tls,
    boolean https,
    boolean trustedPeer,
    int headBytes,
    ArrivedBody body) {
  public ArrivedRequest {
    Require.text(method, "request.method");
    Require.text(protocol, "request.protocol");
    Require.given(host, "request.host");
    Require.text(peer, "request.peer");
    Require.text(client, "request.client");
    Require.atLeast(0, headBytes, "request.headBytes");
    Require.given(body, "request.body");
  }
}
