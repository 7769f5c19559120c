package io.oauthedge.dataplane.connection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How many connections a pod of some size takes. */
class PodResourcesTest {
  private static final long MIB = 1 << 20;
  private static final long MANY = 1 << 20;

  @Test
  void thePodOfTheDefaultResourcesTakesTenThousandAndMore() {
    assertThat(new PodResources(128 * MIB, 512 * MIB, MANY).connections())
        .isBetween(10_000, 20_000);
  }

  @Test
  void moreOfEachAllowsMoreUntilAnotherIsShort() {
    var pod = new PodResources(128 * MIB, 512 * MIB, 65_536);

    assertThat(new PodResources(64 * MIB, 512 * MIB, 65_536).connections())
        .as("half the heap")
        .isLessThan(pod.connections());
    assertThat(new PodResources(128 * MIB, 320 * MIB, 65_536).connections())
        .as("32 MiB beside heap and base")
        .isEqualTo((int) (32 * MIB / PodResources.NATIVE_BYTES_PER_CONNECTION));
    assertThat(new PodResources(128 * MIB, 512 * MIB, 1_024).connections())
        .as("few file descriptors")
        .isEqualTo(512);
  }

  @Test
  void aPodThatIsTooSmallTakesFewInsteadOfNone() {
    assertThat(new PodResources(128 * MIB, 128 * MIB, MANY).connections())
        .isEqualTo(PodResources.LEAST);
  }
}
