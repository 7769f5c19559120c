package io.oauthedge.dataplane.tls;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * Shows each client the certificate of the server name that it indicates, and the first one to all
 * others.
 *
 * <p>The name is looked up here, in one TLS context, and not by Vert.x's SNI: that sets aside as
 * much memory as a client claims for its first message, up to 16 MiB, and keeps a context for each
 * name.
 */
// The JDK's interface carries no nullness; null stands for "none".
@SuppressWarnings("NullAway")
final class HostKeyManager extends X509ExtendedKeyManager {
  private final List<KeyPair> pairs;
  private final Map<String, Integer> byHost = new HashMap<>();

  HostKeyManager(List<KeyPair> pairs) {
    this.pairs = List.copyOf(pairs);
    for (int i = 0; i < pairs.size(); i++) {
      for (String host : pairs.get(i).hosts()) {
        byHost.put(host, i);
      }
    }
  }

  @Override
  public @Nullable String chooseEngineServerAlias(
      String keyType, Principal @Nullable [] issuers, SSLEngine engine) {
    SSLSession handshake = engine.getHandshakeSession();
    int pair = ServerName.of(handshake).map(name -> byHost.getOrDefault(name, 0)).orElse(0);
    return pairs.get(pair).isOfType(keyType) && takesMoreThanSha1(handshake, keyType)
        ? Integer.toString(pair)
        : null;
  }

  // BoringSSL would sign with SHA-1 for a client that takes nothing else (RFC 9155 section 4).
  private static boolean takesMoreThanSha1(SSLSession handshake, String keyType) {
    String family = keyType.equals("EC") ? "ECDSA" : keyType;
    return handshake instanceof ExtendedSSLSession client
        && Stream.of(client.getPeerSupportedSignatureAlgorithms())
            .anyMatch(name -> name.contains(family) && !name.startsWith("SHA1"));
  }

  @Override
  public X509Certificate @Nullable [] getCertificateChain(String alias) {
    return pair(alias).map(pair -> pair.chain().toArray(X509Certificate[]::new)).orElse(null);
  }

  @Override
  public @Nullable PrivateKey getPrivateKey(String alias) {
    return pair(alias).map(KeyPair::key).orElse(null);
  }

  private Optional<KeyPair> pair(String alias) {
    return Optional.of(pairs.get(Integer.parseInt(alias)));
  }

  @Override
  public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
    return null;
  }

  @Override
  public @Nullable String chooseServerAlias(
      String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return null;
  }

  @Override
  public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
    return null;
  }

  @Override
  public @Nullable String chooseClientAlias(
      String[] keyTypes, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return null;
  }
}
