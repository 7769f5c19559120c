package io.oauthedge.contract.config;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.oauthedge.contract.ContractCodec;
import io.oauthedge.contract.ContractVersion;
import io.oauthedge.contract.Digests;
import io.oauthedge.contract.Require;
import io.oauthedge.contract.Versioned;
import java.util.List;

/**
 * What the canary has proven of the way to the edge: operator → dataplane. With it a pod can
 * attribute a signal of real traffic that would fit a bad client as well.
 *
 * @param findings at most 64, in a stable order; empty when the way is clean or unknown
 */
public record PathFindings(int version, List<PathFinding> findings) implements Versioned {
  /** Most findings that one document carries. */
  public static final int MOST = 64;

  public PathFindings {
    findings = Require.list(findings, "findings");
    if (findings.size() > MOST) {
      throw new IllegalArgumentException("findings has more than " + MOST + " entries");
    }
  }

  /** Findings in the current contract version. */
  public static PathFindings of(List<PathFinding> findings) {
    return new PathFindings(ContractVersion.CURRENT, findings);
  }

  /** What a pod has before it is told. */
  public static PathFindings none() {
    return of(List.of());
  }

  /** Names these findings: SHA-256 of their canonical JSON, as lower-case hex. */
  @JsonIgnore
  public String hash() {
    return Digests.sha256(ContractCodec.write(this));
  }
}
