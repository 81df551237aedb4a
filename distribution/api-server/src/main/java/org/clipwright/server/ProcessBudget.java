package org.clipwright.server;

import java.util.Optional;
import org.clipwright.configuration.ProcessMemory;
import org.clipwright.services.budget.JobDisk;

/**
 * What a worker may hold and write; it remembers how long the worker has been beyond it.
 *
 * @param memory how much memory
 * @param disk how much of the disk
 */
record ProcessBudget(MemoryWatch memory, JobDisk disk) {

  /** Why a process is to be ended, in a sentence for the owner of its work; to be asked several times a second. */
  Optional<String> objectionTo(long pid) {
    return memory.exceededBy(ProcessMemory.heldBy(pid)) ? Optional.of(memory.sentence()) : disk.objectionTo(pid);
  }
}
