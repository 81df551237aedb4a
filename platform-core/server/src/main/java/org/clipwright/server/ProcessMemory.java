package org.clipwright.server;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How much memory this process holds, on the Java heap and outside of it, and how much it may hold.
 *
 * @param limitBytes the most; who holds more is about to be killed by the system, or slows the whole machine down
 */
record ProcessMemory(long limitBytes) {

  private static final Path STATUS = Path.of("/proc/self/status");
  private static final String RESIDENT = "VmRSS:";

  /** With three quarters of the machine's memory, or of what its container may have. */
  static ProcessMemory usual() {
    OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return new ProcessMemory(system.getTotalMemorySize() / 4 * 3);
  }

  /** Whether the process holds more than it may; always false where the system does not tell. */
  boolean gone() {
    return residentBytes() > limitBytes;
  }

  private static long residentBytes() {
    if (!Files.isReadable(STATUS)) {
      return 0;
    }
    try {
      return Files.readAllLines(STATUS).stream()
          .filter(line -> line.startsWith(RESIDENT))
          .map(line -> line.substring(RESIDENT.length()).replace("kB", "").strip())
          .mapToLong(kilobytes -> Long.parseLong(kilobytes) << 10)
          .findFirst()
          .orElse(0);
    } catch (IOException | NumberFormatException unknown) {
      return 0;
    }
  }
}
