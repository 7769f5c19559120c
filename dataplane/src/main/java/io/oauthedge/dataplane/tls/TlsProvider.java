package io.oauthedge.dataplane.tls;

import io.netty.handler.ssl.OpenSsl;
import io.vertx.core.net.SSLEngineOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What speaks TLS on the https listener: BoringSSL where its native library loads, which costs a
 * fraction of the JDK's own, else that.
 *
 * @param name {@code BoringSSL} or {@code JDK}
 * @param message why it is not the fastest one; empty when it is
 */
public record TlsProvider(String name, String message) {
  private static final Logger LOG = LoggerFactory.getLogger(TlsProvider.class);
  private static final String BORINGSSL = "BoringSSL";
  private static final String JDK = "JDK";

  /** The environment variable with which a user keeps to the JDK's, by the value {@code JDK}. */
  public static final String VARIABLE = "OAUTHEDGE_TLS_PROVIDER";

  /**
   * Chooses once for the process, and logs what and why.
   *
   * @param wanted the value of {@link #VARIABLE}; empty for the fastest that holds
   * @throws IllegalArgumentException when it is another word than JDK or BoringSSL
   */
  public static TlsProvider choose(String wanted) {
    // BoringSSL never takes part when a client wants to begin anew within a connection (RFC 9325
    // section 3.5); the JDK would, and reads this once, at its first handshake.
    System.setProperty("jdk.tls.rejectClientInitiatedRenegotiation", "true");
    TlsProvider chosen =
        switch (wanted) {
          case "", BORINGSSL -> fastest();
          case JDK -> new TlsProvider(JDK, VARIABLE + " is JDK");
          default ->
              throw new IllegalArgumentException(
                  VARIABLE + " is " + wanted + "; use JDK or BoringSSL, or leave it unset");
        };
    LOG.atInfo()
        .addKeyValue("provider", chosen.name())
        .addKeyValue("because", chosen.message())
        .log("TLS is spoken by this provider");
    return chosen;
  }

  private static TlsProvider fastest() {
    return OpenSsl.isAvailable()
        ? new TlsProvider(BORINGSSL, "")
        : new TlsProvider(JDK, "BoringSSL does not load: " + cause(OpenSsl.unavailabilityCause()));
  }

  // The native loader's own text lists every path that it tried.
  private static String cause(Throwable failure) {
    String text = String.valueOf(failure.getMessage());
    return text.lines().findFirst().orElse(failure.getClass().getSimpleName());
  }

  SSLEngineOptions engine(HandshakeFailures failures) {
    return new Engine(name.equals(BORINGSSL), failures);
  }
}
