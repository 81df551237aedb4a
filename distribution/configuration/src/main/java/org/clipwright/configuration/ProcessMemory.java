package org.clipwright.configuration;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * How much memory this process holds, on the Java heap and outside of it, and how much it may hold.
 *
 * @param limitBytes the limit; a process beyond it is about to be killed by the system, or slows the whole machine down
 */
public record ProcessMemory(long limitBytes) {

  private static final Path OWN = Path.of("/proc/self/status");

  /** Memory not backed by a file, resident or swapped out, which the system cannot reclaim by itself. */
  private static final List<String> HELD = List.of("RssAnon:", "RssShmem:", "VmSwap:");

  /** With a limit of three quarters of the memory of the machine or container. */
  static ProcessMemory usual() {
    return new ProcessMemory(ofMachine() / 4 * 3);
  }

  /** Memory of the machine, or of the container that this process is in. */
  static long ofMachine() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getTotalMemorySize();
  }

  /** Whether the process is over its limit; always false where the system does not report its memory. */
  public boolean gone() {
    return held(OWN) > limitBytes;
  }

  /** How much a process holds; 0 where the system does not report it, or the process has ended. */
  public static long heldBy(long pid) {
    return held(Path.of("/proc", Long.toString(pid), "status"));
  }

  private static long held(Path status) {
    if (!Files.isReadable(status)) {
      return 0;
    }
    try {
      return Files.readAllLines(status).stream()
          .filter(line -> HELD.stream().anyMatch(line::startsWith))
          .mapToLong(ProcessMemory::bytes)
          .sum();
    } catch (IOException | NumberFormatException unknown) {
      return 0;
    }
  }

  private static long bytes(String line) {
    return Long.parseLong(line.substring(line.indexOf(':') + 1).replace("kB", "").strip()) << 10;
  }
}
