package io.oauthedge.contract.tls;

import io.oauthedge.contract.Require;

/**
 * The files of a certificate and its key.
 *
 * @param certificateFile PEM chain, leaf first
 * @param keyFile unencrypted PEM private key in PKCS#8, PKCS#1 or SEC 1
 */
public record KeyPairFiles(String certificateFile, String keyFile) {
  public KeyPairFiles {
    Require.text(certificateFile, "certificateFile");
    Require.text(keyFile, "keyFile");
  }
}
