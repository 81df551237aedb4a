package org.clipwright.configuration;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.clipwright.services.work.Lane;

/**
 * How much memory each worker may hold. Defaults are chosen so that the server, its database and all workers of this
 * machine fit into its memory together.
 *
 * @param machineBytes memory of the machine or container
 */
record WorkerMemory(long machineBytes) {

  /** The API, the database and the system itself. */
  private static final long OTHERS_BYTES = 640L << 20;

  /** With less, a worker cannot even start. */
  private static final long LEAST_BYTES = 320L << 20;

  private static final int OTHERS_PART = 8;

  /** With less, there is no room for a second interactive process. */
  private static final long SMALL_BYTES = OTHERS_BYTES + 4 * LEAST_BYTES;

  /** With less, there is no room for a transcription process. */
  private static final long SMALLEST_BYTES = OTHERS_BYTES + 3 * LEAST_BYTES;

  /** How many processes for the interactive lane. */
  int interactiveProcesses() {
    return machineBytes < SMALL_BYTES ? 1 : 2;
  }

  /** How many processes for transcribing. */
  int transcribeProcesses() {
    return machineBytes < SMALLEST_BYTES ? 0 : 1;
  }

  /**
   * Budgets for these numbers of processes per lane: all lanes have the same share, unless that is too little for the
   * processes of one, which then get the minimum and leave the others less. A lane without processes here has the share
   * that one would have.
   */
  Map<Lane, Long> budgets(Map<Lane, Integer> processes) {
    long left = machineBytes - Math.max(OTHERS_BYTES, machineBytes / OTHERS_PART);
    List<Lane> sharing = Stream.of(Lane.values()).filter(lane -> count(processes, lane) > 0)
        .sorted(Comparator.comparingInt(lane -> -count(processes, lane))).toList();
    Map<Lane, Long> budgets = new EnumMap<>(Lane.class);
    for (Lane lane : Lane.values()) {
      budgets.put(lane, Math.max(LEAST_BYTES, left / Math.max(1, sharing.size())));
    }
    for (int i = 0; i < sharing.size(); i++) {
      int count = count(processes, sharing.get(i));
      long budget = Math.max(LEAST_BYTES, left / (sharing.size() - i) / count);
      budgets.put(sharing.get(i), budget);
      left -= count * budget;
    }
    return budgets;
  }

  private static int count(Map<Lane, Integer> processes, Lane lane) {
    return processes.getOrDefault(lane, 1);
  }
}
