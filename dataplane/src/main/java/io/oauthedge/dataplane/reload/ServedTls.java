package io.oauthedge.dataplane.reload;

import io.oauthedge.contract.config.ListenerConfig;
import io.oauthedge.contract.report.TlsReport;
import io.oauthedge.contract.tls.ClientCertificateConfig;
import io.oauthedge.contract.tls.TlsConfig;
import io.oauthedge.dataplane.tls.AcceptedAuthorities;
import io.oauthedge.dataplane.tls.TlsProvider;
import io.oauthedge.dataplane.tls.TlsSettings;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the https listener serves with, made anew only when a file or a setting differs. */
public final class ServedTls {
  /** All that the settings are made from. */
  private record Source(
      TlsConfig tls, Optional<ClientCertificateConfig> clients, Map<String, Buffer> files) {
    /** Prints no key. */
    @Override
    public String toString() {
      return "Source[tls=" + tls + ", clients=" + clients + ", files=" + files.keySet() + "]";
    }
  }

  /** Settings that may be served, and what they were made from. */
  record Candidate(Source source, TlsSettings settings) {}

  private final Vertx vertx;
  private final TlsProvider provider;
  private volatile Optional<Candidate> served = Optional.empty();

  public ServedTls(Vertx vertx, TlsProvider provider) {
    this.vertx = vertx;
    this.provider = provider;
  }

  /**
   * The settings of a configuration; the very ones that are served if nothing differs.
   *
   * @throws IllegalArgumentException when a file is missing or unusable; the message names it
   */
  Optional<Candidate> candidate(
      ListenerConfig listeners,
      Optional<AcceptedAuthorities> authorities,
      Map<String, Buffer> contents) {
    return listeners
        .tls()
        .map(
            tls -> {
              var source =
                  new Source(tls, listeners.clientCertificates(), files(listeners, tls, contents));
              return served
                  .filter(last -> last.source().equals(source))
                  .orElseGet(
                      () ->
                          new Candidate(
                              source, TlsSettings.load(vertx, tls, authorities, contents)));
            });
  }

  private static Map<String, Buffer> files(
      ListenerConfig listeners, TlsConfig tls, Map<String, Buffer> contents) {
    var files = new HashMap<>(contents);
    var used = new HashSet<String>();
    tls.certificates()
        .forEach(
            certificate -> {
              used.add(certificate.files().certificateFile());
              used.add(certificate.files().keyFile());
            });
    listeners.clientCertificates().ifPresent(clients -> used.add(clients.caFile()));
    files.keySet().retainAll(used);
    return files;
  }

  boolean isServed(Candidate candidate) {
    return served.filter(last -> last.source().equals(candidate.source())).isPresent();
  }

  void serve(Optional<Candidate> candidate) {
    served = candidate;
  }

  /** What is served now. */
  public TlsReport report() {
    return new TlsReport(
        provider.name(),
        provider.message(),
        served.map(candidate -> candidate.settings().report()).orElse(List.of()));
  }
}
