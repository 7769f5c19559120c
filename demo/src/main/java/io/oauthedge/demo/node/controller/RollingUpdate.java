package io.oauthedge.demo.node.controller;

import io.fabric8.kubernetes.api.model.IntOrString;
import java.util.ArrayList;
import java.util.List;

/**
 * The arithmetic of a rolling update, as the Deployment controller of Kubernetes does it. Pure.
 *
 * @param desired wanted pods
 * @param surge pods that may be there beyond {@code desired}
 * @param unavailable pods of {@code desired} that may be missing
 */
record RollingUpdate(int desired, int surge, int unavailable) {
  /**
   * A set of pods of one template.
   *
   * @param replicas wanted of it
   * @param available those that serve
   */
  record Set(int replicas, int available) {}

  /**
   * From a Deployment's fields: surge is rounded up, unavailable down, and not both are nothing.
   */
  static RollingUpdate of(int desired, IntOrString maxSurge, IntOrString maxUnavailable) {
    int surge = (int) Math.ceil(part(maxSurge, desired));
    int unavailable = (int) Math.floor(part(maxUnavailable, desired));
    return new RollingUpdate(desired, surge, surge == 0 && unavailable == 0 ? 1 : unavailable);
  }

  /** How many the set with the current template is to have next. */
  int current(Set current, List<Set> old) {
    int room = desired + surge - current.replicas() - sum(old);
    return Math.min(desired, current.replicas() + Math.max(0, room));
  }

  /**
   * How many each set with an older template is to have next: the pods that do not serve go first.
   */
  List<Integer> old(Set current, List<Set> old) {
    int least = desired - unavailable;
    int starting = current.replicas() - current.available();
    int removable = current.replicas() + sum(old) - least - starting;
    var next = new ArrayList<Integer>();
    for (Set set : old) {
      int idle = Math.clamp(set.replicas() - set.available(), 0, Math.max(0, removable));
      next.add(set.replicas() - idle);
      removable -= idle;
    }
    int serving = current.available() + old.stream().mapToInt(Set::available).sum();
    int surplus = Math.min(Math.max(0, removable), Math.max(0, serving - least));
    for (int i = 0; i < old.size(); i++) {
      int fewer = Math.min(next.get(i), surplus);
      next.set(i, next.get(i) - fewer);
      surplus -= fewer;
    }
    return List.copyOf(next);
  }

  private static int sum(List<Set> sets) {
    return sets.stream().mapToInt(Set::replicas).sum();
  }

  private static double part(IntOrString value, int whole) {
    String text = value.getStrVal();
    return text == null
        ? value.getIntVal()
        : Integer.parseInt(text.replace("%", "")) * whole / 100.0;
  }
}
