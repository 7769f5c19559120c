package io.oauthedge.operator.reconcile;

import io.fabric8.kubernetes.api.model.HasMetadata;

/** An object that an edge needs exists already and is not the edge's. */
final class ForeignObjectException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ForeignObjectException(HasMetadata object) {
    super(
        "%s %s/%s exists and is not this edge's; delete it, or name the edge differently."
            .formatted(
                object.getKind(),
                object.getMetadata().getNamespace(),
                object.getMetadata().getName()));
  }
}
