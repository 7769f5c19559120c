package io.oauthedge.dataplane.connection;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * What a pod has to hold connections with.
 *
 * @param heapBytes the most that the heap may grow to
 * @param memoryBytes the container's memory limit, or the machine's memory where there is none
 * @param fileDescriptors the most that the process may have open
 */
public record PodResources(long heapBytes, long memoryBytes, long fileDescriptors) {
  /** Half of the heap is for connections; the other half for requests, tokens and keys. */
  static final int HEAP_SHARE = 2;

  /** Heap of an idle TLS connection, measured and rounded up. */
  static final long HEAP_BYTES_PER_CONNECTION = 6 << 10;

  /** Memory outside the heap that the process takes without any connection. */
  static final long BASE_BYTES = 160L << 20;

  /** Memory outside the heap of an idle TLS connection, measured and rounded up. */
  static final long NATIVE_BYTES_PER_CONNECTION = 16 << 10;

  /** Connections to upstreams, files and the like; half of all where there are few. */
  static final long OTHER_FILE_DESCRIPTORS = 2_048;

  /** A pod that cannot hold this many cannot serve. */
  static final int LEAST = 64;

  /** Those of this process. */
  public static PodResources here() {
    var system =
        ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);
    long files =
        system instanceof UnixOperatingSystemMXBean unix
            ? unix.getMaxFileDescriptorCount()
            : Long.MAX_VALUE;
    return new PodResources(Runtime.getRuntime().maxMemory(), system.getTotalMemorySize(), files);
  }

  /** How many connections of clients they carry: the least of what each allows. */
  public int connections() {
    long byHeap = heapBytes / HEAP_SHARE / HEAP_BYTES_PER_CONNECTION;
    long byMemory = (memoryBytes - heapBytes - BASE_BYTES) / NATIVE_BYTES_PER_CONNECTION;
    long byFiles = fileDescriptors - Math.min(OTHER_FILE_DESCRIPTORS, fileDescriptors / 2);
    long most = Math.min(byHeap, Math.min(byMemory, byFiles));
    return Math.toIntExact(Math.clamp(most, LEAST, Integer.MAX_VALUE));
  }
}
