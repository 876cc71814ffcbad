package dev.stampede.run;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;

/**
 * What the generator reads of the machine it runs on, each figure growing from an unknown origin.
 */
public interface Machine {

  /** CPU time of this process in nanoseconds. */
  long cpuNanos();

  /** How many processors this process may use. */
  int processors();

  /** Time in nanoseconds for which the collector has stopped every thread. */
  long gcPauseNanos();

  /** This process, through the JDK's own beans. */
  static Machine thisProcess() {
    com.sun.management.OperatingSystemMXBean system =
        ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);
    return new Machine() {
      @Override
      public long cpuNanos() {
        return system.getProcessCpuTime();
      }

      @Override
      public int processors() {
        return Runtime.getRuntime().availableProcessors();
      }

      @Override
      public long gcPauseNanos() {
        long millis = 0;
        for (GarbageCollectorMXBean bean : ManagementFactory.getGarbageCollectorMXBeans()) {
          // Concurrent collectors have a bean for their cycles, which stop nobody, and one for
          // pauses.
          String name = bean.getName();
          if (!name.endsWith("Cycles") && !name.contains("Concurrent")) {
            millis += Math.max(0, bean.getCollectionTime());
          }
        }
        return millis * 1_000_000;
      }
    };
  }
}
