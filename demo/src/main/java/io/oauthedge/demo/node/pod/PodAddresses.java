package io.oauthedge.demo.node.pod;

import java.util.HashSet;
import java.util.Set;

/** Loopback addresses, one a pod: all of 127.0.0.0/8 is this machine. */
final class PodAddresses {
  private static final int LAST = 250;

  private final Set<Integer> taken = new HashSet<>();
  private int next;

  /** One that no pod has, and none had lately. */
  String take() {
    do {
      next = next % LAST + 1;
    } while (!taken.add(next));
    return address(next);
  }

  void giveBack(String address) {
    taken.remove(Integer.parseInt(address.substring(address.lastIndexOf('.') + 1)));
  }

  private static String address(int n) {
    return "127.64.0." + n;
  }
}
