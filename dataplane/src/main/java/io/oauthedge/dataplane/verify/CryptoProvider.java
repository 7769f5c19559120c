package io.oauthedge.dataplane.verify;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import com.amazon.corretto.crypto.provider.RuntimeCryptoException;
import java.security.Security;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The JCA provider that checks signatures. */
public enum CryptoProvider {
  /** Native: a signature takes less time than handing it to another thread. */
  CORRETTO,
  /** Java: an ES256 signature takes up to a millisecond, too long for an event loop. */
  JDK;

  private static final Logger LOG = LoggerFactory.getLogger(CryptoProvider.class);

  /** Puts the native provider before all others, if it works here; to be called once, at start. */
  public static CryptoProvider install() {
    if (System.getProperty("os.arch").equals("aarch64")) {
      // The archive on the class path holds x86's library; the image has arm's on the library path.
      System.setProperty("com.amazon.corretto.crypto.provider.useExternalLib", "true");
    }
    AmazonCorrettoCryptoProvider provider = AmazonCorrettoCryptoProvider.INSTANCE;
    try {
      provider.assertHealthy();
    } catch (RuntimeCryptoException e) {
      LOG.atWarn()
          .addKeyValue("problem", e.getMessage())
          .log("The native crypto provider does not run here; tokens are verified by the JDK");
      return JDK;
    }
    Security.removeProvider(provider.getName());
    Security.insertProviderAt(provider, 1);
    return CORRETTO;
  }
}
