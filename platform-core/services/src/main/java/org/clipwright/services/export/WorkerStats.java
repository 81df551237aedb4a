package org.clipwright.services.export;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** How busy a worker's machine is, in per cent of its processors and of its memory, as an export's record shows it. */
record WorkerStats(double cpu, double memory) {

  private static final OperatingSystemMXBean MACHINE =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  /** Begins to measure the processors' load; without a beginning, the system has nothing to compare with and says 0. */
  static void begin() {
    MACHINE.getCpuLoad();
  }

  /** The machine's current load; for processors, since {@link #begin} or the last call in this process. */
  static WorkerStats now() {
    double free = (double) MACHINE.getFreeMemorySize() / MACHINE.getTotalMemorySize();
    return new WorkerStats(percent(MACHINE.getCpuLoad()), percent(1 - free));
  }

  /** Rounded to one decimal place; an unknown share is negative and shown as 0. */
  private static double percent(double share) {
    return Math.round(1000 * Math.clamp(share, 0, 1)) / 10.0;
  }
}
