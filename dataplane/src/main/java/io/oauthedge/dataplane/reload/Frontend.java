package io.oauthedge.dataplane.reload;

import io.oauthedge.contract.config.EdgeConfig;
import io.oauthedge.dataplane.tls.TlsSettings;
import java.util.Optional;

/** The listeners, as a change of configuration meets them; called on its thread, may block. */
public interface Frontend {
  /**
   * Binds the listeners; {@code bound} makes the configuration visible, and runs only when that
   * worked: a pod without listeners must not call itself ready.
   */
  void bind(EdgeConfig config, Optional<TlsSettings> tls, Runnable bound);

  /** Changes the certificate. */
  void updateTls(TlsSettings tls);
}
