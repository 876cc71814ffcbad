package dev.stampede.doctor;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * What this machine, and the JVM on it, have to offer.
 *
 * @param java the JVM's version and maker
 * @param shenandoah whether the collector is the one that measures truest
 * @param processors how many the JVM may use
 * @param heapBytes how large the heap may grow
 * @param memoryBytes how much memory the machine, or the container, has
 * @param openFiles how many files, sockets included, this process may have open; empty where the
 *     system does not say
 * @param localPorts how many connections to one address there may be at once; empty where the
 *     system does not say
 */
public record MachineFacts(
    String java,
    boolean shenandoah,
    int processors,
    long heapBytes,
    long memoryBytes,
    OptionalLong openFiles,
    OptionalLong localPorts) {

  private static final Path PORT_RANGE = Path.of("/proc/sys/net/ipv4/ip_local_port_range");

  /** Those of this process. */
  public static MachineFacts ofThisProcess() {
    Runtime runtime = Runtime.getRuntime();
    return new MachineFacts(
        "Java " + Runtime.version() + " (" + System.getProperty("java.vendor") + ")",
        ManagementFactory.getGarbageCollectorMXBeans().stream()
            .map(GarbageCollectorMXBean::getName)
            .anyMatch(name -> name.contains("Shenandoah")),
        runtime.availableProcessors(),
        runtime.maxMemory(),
        memory(),
        openFilesAllowed(),
        localPorts(PORT_RANGE));
  }

  private static long memory() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
        ? system.getTotalMemorySize()
        : 0;
  }

  private static OptionalLong openFilesAllowed() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
        ? OptionalLong.of(unix.getMaxFileDescriptorCount())
        : OptionalLong.empty();
  }

  /** Linux names the first and the last port that it gives to connections. */
  static OptionalLong localPorts(Path range) {
    try {
      String[] ends = Files.readString(range).strip().split("\\s+", -1);
      return ends.length == 2
          ? OptionalLong.of(Long.parseLong(ends[1]) - Long.parseLong(ends[0]) + 1)
          : OptionalLong.empty();
    } catch (IOException | NumberFormatException e) {
      return OptionalLong.empty();
    }
  }
}
