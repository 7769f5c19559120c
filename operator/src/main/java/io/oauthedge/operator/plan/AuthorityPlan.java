package io.oauthedge.operator.plan;

import io.oauthedge.operator.resolve.References;
import io.oauthedge.operator.resolve.Resolved;
import java.util.Optional;

/** The file of certificates that a peer's chain must end in, where the spec names one. */
final class AuthorityPlan {
  private AuthorityPlan() {}

  static ConfigPiece<Optional<String>> of(References references, String path) {
    return Optional.ofNullable(references.authorities().get(path))
        .flatMap(Resolved::content)
        .map(
            secret ->
                PodFiles.authority(secret)
                    .map(mount -> Optional.of(mount.path(PodFiles.AUTHORITY))))
        .orElse(ConfigPiece.of(Optional.empty()));
  }
}
