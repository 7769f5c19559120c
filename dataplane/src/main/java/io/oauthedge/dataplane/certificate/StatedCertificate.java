package io.oauthedge.dataplane.certificate;

import io.oauthedge.contract.Digests;
import io.oauthedge.contract.tls.ClientCertificateHeader;
import io.vertx.core.MultiMap;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads the certificate that a trusted proxy states, in each proxy's own form. */
final class StatedCertificate {
  private static final String CHAIN = ClientCertificateHeader.CLIENT_CERT.field() + "-chain";

  /** What a certificate in DER begins with (X.690 section 8.9). */
  private static final byte DER_SEQUENCE = 0x30;

  private StatedCertificate() {}

  /** What stands for a statement in a memory; empty where nothing is stated. */
  static Optional<String> digest(MultiMap headers, ClientCertificateHeader header) {
    List<String> lines = headers.getAll(header.field());
    if (lines.isEmpty() || (lines.size() == 1 && isNone(lines.getFirst()))) {
      return Optional.empty();
    }
    List<String> chain =
        header == ClientCertificateHeader.CLIENT_CERT ? headers.getAll(CHAIN) : List.of();
    String said = String.join("\n", lines) + "\n\n" + String.join("\n", chain);
    return Optional.of(Digests.sha256(said.getBytes(StandardCharsets.ISO_8859_1)));
  }

  static Presented read(MultiMap headers, ClientCertificateHeader header) {
    List<String> lines = headers.getAll(header.field());
    if (lines.isEmpty() || (lines.size() == 1 && isNone(lines.getFirst()))) {
      return new Presented.None();
    }
    if (lines.size() > 1) {
      return new Presented.Unreadable(header.field() + " came in " + lines.size() + " lines");
    }
    String value = lines.getFirst().strip();
    try {
      List<X509Certificate> chain =
          switch (header) {
            case CLIENT_CERT -> byteSequences(value, headers.getAll(CHAIN));
            case X_FORWARDED_CLIENT_CERT -> envoy(value);
            case SSL_CLIENT_CERT, X_AMZN_MTLS_CLIENTCERT_LEAF, X_AMZN_MTLS_CLIENTCERT ->
                pem(percentDecoded(value));
            case X_ARR_CLIENTCERT -> List.of(der(value));
          };
      return chain.isEmpty()
          ? new Presented.Unreadable(header.field() + " holds no certificate")
          : new Presented.Chain(chain);
    } catch (CertificateException | IllegalArgumentException e) {
      return new Presented.Unreadable(header.field() + " is not in the form of its kind");
    }
  }

  /** HAProxy and NGINX send an empty value, some of their recipes a dash, for no certificate. */
  private static boolean isNone(String value) {
    return value.isBlank() || value.equals("-") || value.equals("::");
  }

  /** RFC 9440 sections 2.2 and 2.3: byte sequences of RFC 8941. */
  private static List<X509Certificate> byteSequences(String leaf, List<String> chainLines)
      throws CertificateException {
    var chain = new ArrayList<>(List.of(byteSequence(leaf)));
    for (String line : chainLines) {
      for (String item : line.split(",", -1)) {
        if (!item.isBlank()) {
          chain.add(byteSequence(item.strip()));
        }
      }
    }
    return chain;
  }

  private static X509Certificate byteSequence(String item) throws CertificateException {
    if (item.length() < 2 || item.charAt(0) != ':' || item.charAt(item.length() - 1) != ':') {
      throw new IllegalArgumentException("no byte sequence");
    }
    return der(item.substring(1, item.length() - 1));
  }

  /** One certificate and nothing after it; PEM within Base64 is another form. */
  private static X509Certificate der(String base64) throws CertificateException {
    byte[] encoded = Base64.getDecoder().decode(base64);
    if (encoded.length == 0 || encoded[0] != DER_SEQUENCE) {
      throw new IllegalArgumentException("no DER");
    }
    var rest = new ByteArrayInputStream(encoded);
    var certificate =
        (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(rest);
    if (rest.available() > 0) {
      throw new IllegalArgumentException("more than one certificate");
    }
    return certificate;
  }

  /**
   * The last element is of the proxy that connects to the edge; {@code Chain}, which begins with
   * the client's own certificate, goes before {@code Cert}.
   */
  private static List<X509Certificate> envoy(String value) throws CertificateException {
    var stated = new HashMap<String, String>();
    for (String pair : split(split(value, ',').getLast(), ';')) {
      int at = pair.indexOf('=');
      String key = at < 0 ? "" : pair.substring(0, at).strip().toLowerCase(Locale.ROOT);
      if ((key.equals("cert") || key.equals("chain"))
          && stated.put(key, unquoted(pair.substring(at + 1).strip())) != null) {
        throw new IllegalArgumentException("stated twice");
      }
    }
    String best = stated.getOrDefault("chain", stated.getOrDefault("cert", ""));
    return best.isEmpty() ? List.of() : pem(percentDecoded(best));
  }

  private static String unquoted(String value) {
    return value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"")
        ? value.substring(1, value.length() - 1)
        : value;
  }

  /**
   * Splits outside of quotes, in which a backslash takes the next character as it is. Both stay: a
   * part may be split again, and an escaped quote, which may be of a subject of the client's
   * choice, must be none then either.
   */
  private static List<String> split(String value, char separator) {
    var parts = new ArrayList<String>();
    var part = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '\\' && i + 1 < value.length()) {
        part.append(c).append(value.charAt(++i));
      } else if (c == separator && !quoted) {
        parts.add(part.toString());
        part.setLength(0);
      } else {
        quoted ^= c == '"';
        part.append(c);
      }
    }
    if (quoted) {
      throw new IllegalArgumentException("a quote is not closed");
    }
    parts.add(part.toString());
    return parts;
  }

  /** Percent-encoding alone (RFC 3986 section 2.1): a plus is a plus, as in Base64. */
  private static byte[] percentDecoded(String value) {
    var bytes = new ByteArrayOutputStream(value.length());
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '%') {
        if (i + 2 >= value.length()) {
          throw new IllegalArgumentException("a percent sign without two digits");
        }
        bytes.write(HexFormat.fromHexDigits(value, i + 1, i + 3));
        i += 2;
      } else {
        bytes.write(c);
      }
    }
    return bytes.toByteArray();
  }

  /** Certificates one after the other; the JDK alone would pass over what stands around them. */
  private static List<X509Certificate> pem(byte[] encoded) throws CertificateException {
    String text = new String(encoded, StandardCharsets.US_ASCII).strip();
    if (!text.startsWith("-----BEGIN CERTIFICATE-----")
        || !text.endsWith("-----END CERTIFICATE-----")) {
      throw new IllegalArgumentException("no PEM");
    }
    return CertificateFactory.getInstance("X.509")
        .generateCertificates(new ByteArrayInputStream(encoded))
        .stream()
        .map(X509Certificate.class::cast)
        .toList();
  }
}
