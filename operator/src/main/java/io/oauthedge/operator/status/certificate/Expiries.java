package io.oauthedge.operator.status.certificate;

import io.oauthedge.operator.identity.Pem;
import io.oauthedge.operator.resolve.FieldPaths;
import io.oauthedge.operator.resolve.References;
import io.oauthedge.operator.resolve.Resolved;
import io.oauthedge.operator.resolve.SecretFiles;
import io.oauthedge.operator.resolve.ServedCertificate;
import java.security.cert.X509CRL;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All that ends in the Secrets of one edge. */
public final class Expiries {
  private static final String LISTS = "ca.crl";

  private Expiries() {}

  /** Of every usable Secret; the first to end comes first. */
  public static List<Expiry> of(References references) {
    return Stream.concat(
            references.certificates().values().stream().flatMap(Expiries::certificate),
            Optional.ofNullable(references.authorities().get(FieldPaths.CLIENT_AUTHORITY)).stream()
                .flatMap(authority -> authority.content().stream())
                .flatMap(Expiries::lists))
        .sorted(Comparator.comparing(Expiry::notAfter).thenComparing(Expiry::field))
        .toList();
  }

  private static Stream<Expiry> certificate(Resolved<ServedCertificate> resolved) {
    return resolved.content().stream()
        .map(
            found ->
                new Expiry(
                    resolved.path(),
                    found.files().secretName(),
                    "certificate",
                    found.subject(),
                    found.notBefore(),
                    found.notAfter()));
  }

  /** A list without an end (RFC 5280 section 5.1.2.5) is none to warn of. */
  private static Stream<Expiry> lists(SecretFiles files) {
    return files.entries().containsKey(LISTS)
        ? Pem.readRevocationLists(files.entry(LISTS)).stream()
            .filter(list -> list.getNextUpdate() != null)
            .map(list -> list(files, list))
        : Stream.empty();
  }

  private static Expiry list(SecretFiles files, X509CRL list) {
    return new Expiry(
        FieldPaths.CLIENT_AUTHORITY,
        files.secretName(),
        "revocation list",
        list.getIssuerX500Principal().getName(),
        list.getThisUpdate().toInstant(),
        list.getNextUpdate().toInstant());
  }
}
