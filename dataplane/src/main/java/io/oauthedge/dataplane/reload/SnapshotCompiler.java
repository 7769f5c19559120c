package io.oauthedge.dataplane.reload;

import io.oauthedge.contract.config.EdgeConfig;
import io.oauthedge.contract.config.EndpointSnapshot;
import io.oauthedge.dataplane.certificate.ClientCertificates;
import io.oauthedge.dataplane.proxy.UpstreamPool;
import io.oauthedge.dataplane.snapshot.EdgeSnapshot;
import io.oauthedge.dataplane.snapshot.HeldFindings;
import io.oauthedge.dataplane.token.TokenVerifier;
import io.vertx.core.buffer.Buffer;
import java.util.Map;
import java.util.Optional;

/** Compiles snapshots: of a new configuration, and of a served one with something exchanged. */
record SnapshotCompiler(UpstreamPools pools) {
  /** The snapshot of a configuration; endpoints and findings stay as they were before. */
  EdgeSnapshot compile(
      EdgeConfig config,
      Map<String, Buffer> files,
      Optional<EdgeSnapshot> before,
      TokenVerifier verifier,
      Optional<ClientCertificates> clients) {
    return compile(
        config,
        files,
        before.map(EdgeSnapshot::endpoints).orElseGet(EndpointSnapshot::none),
        before.map(EdgeSnapshot::pathFindings).orElseGet(HeldFindings::none),
        verifier,
        clients);
  }

  /** The same snapshot with other endpoints. */
  EdgeSnapshot with(EdgeSnapshot before, Map<String, Buffer> files, EndpointSnapshot endpoints) {
    return compile(
        before.config(),
        files,
        endpoints,
        before.pathFindings(),
        before.verifier(),
        before.clientCertificates());
  }

  /** The same snapshot with other findings. */
  EdgeSnapshot with(EdgeSnapshot before, Map<String, Buffer> files, HeldFindings findings) {
    return compile(
        before.config(),
        files,
        before.endpoints(),
        findings,
        before.verifier(),
        before.clientCertificates());
  }

  private EdgeSnapshot compile(
      EdgeConfig config,
      Map<String, Buffer> files,
      EndpointSnapshot endpoints,
      HeldFindings findings,
      TokenVerifier verifier,
      Optional<ClientCertificates> clients) {
    Map<String, UpstreamPool> entered = pools.enter(config, files);
    try {
      return new EdgeSnapshot(config, endpoints, findings, entered, verifier, clients);
    } catch (RuntimeException e) {
      entered.values().forEach(UpstreamPool::leave);
      throw e;
    }
  }
}
