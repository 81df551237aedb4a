package org.clipwright.configuration;

import java.util.EnumMap;
import java.util.Map;
import org.clipwright.services.work.Lane;

/**
 * How much memory each worker may hold. What nobody has set is so chosen that the server, its database and all workers
 * of this machine fit into its memory together.
 *
 * @param machineBytes memory of the machine or container
 */
record WorkerMemory(long machineBytes) {

  /** The API, the database and the system itself. */
  private static final long OTHERS_BYTES = 640L << 20;

  /** With less a worker cannot even start. */
  private static final long LEAST_BYTES = 320L << 20;

  private static final int OTHERS_PART = 8;

  /** With less there is no room for a second process that callers wait for. */
  private static final long SMALL_BYTES = 1800L << 20;

  /** How many processes for what callers wait for. */
  int interactiveProcesses() {
    return machineBytes < SMALL_BYTES ? 1 : 2;
  }

  /** Budgets for so many processes of each lane: half for exports, half for what callers wait for. */
  Map<Lane, Long> budgets(Map<Lane, Integer> processes) {
    long left = machineBytes - Math.max(OTHERS_BYTES, machineBytes / OTHERS_PART);
    long lanes = processes.values().stream().filter(count -> count > 0).count();
    Map<Lane, Long> budgets = new EnumMap<>(Lane.class);
    for (Lane lane : Lane.values()) {
      long share = left / Math.max(1, lanes) / Math.max(1, processes.getOrDefault(lane, 1));
      budgets.put(lane, Math.max(LEAST_BYTES, share));
    }
    return budgets;
  }
}
