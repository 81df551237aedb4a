package org.clipwright.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.clipwright.services.work.Lane;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Budgets that nobody has set. */
class WorkerMemoryTest {

  private static final Map<Lane, Integer> USUAL = Map.of(Lane.INTERACTIVE, 2, Lane.RENDER, 1, Lane.TRANSCRIBE, 1);

  /** Of what the API, the database and the system take. */
  private static final long OTHERS = 600L << 20;

  @ParameterizedTest
  @ValueSource(longs = {2, 4, 8, 16, 64, 512})
  void allWorkersFitIntoTheMachineTogether(long gigabytes) {
    long machine = gigabytes << 30;
    Map<Lane, Long> budgets = new WorkerMemory(machine).budgets(USUAL);
    long sum = USUAL.entrySet().stream().mapToLong(lane -> lane.getValue() * budgets.get(lane.getKey())).sum();
    assertThat(sum).isPositive().isLessThanOrEqualTo(machine - OTHERS);
    assertThat(budgets.get(Lane.RENDER))
        .isEqualTo(budgets.get(Lane.TRANSCRIBE)).isGreaterThan(budgets.get(Lane.INTERACTIVE));
  }

  /** With the processes that there are by themselves on so small a machine. */
  @ParameterizedTest
  @ValueSource(longs = {1300, 1500, 1599, 1600, 1700, 1900, 1919, 1920, 2000, 2400, 2560, 3000})
  void fewerWorkersFitIntoSmallMachines(long megabytes) {
    WorkerMemory memory = new WorkerMemory(megabytes << 20);
    Map<Lane, Integer> processes =
        Map.of(Lane.INTERACTIVE, memory.interactiveProcesses(), Lane.RENDER, 1,
            Lane.TRANSCRIBE, memory.transcribeProcesses());
    Map<Lane, Long> budgets = memory.budgets(processes);
    long sum = processes.entrySet().stream().mapToLong(lane -> lane.getValue() * budgets.get(lane.getKey())).sum();
    assertThat(sum).isLessThanOrEqualTo((megabytes << 20) - OTHERS);
  }
}
