package org.clipwright.server;

import java.util.Optional;
import org.clipwright.configuration.ProcessMemory;
import org.clipwright.services.budget.JobDisk;

/**
 * The memory and disk budget of a worker; it remembers how long the worker has exceeded it.
 *
 * @param memory how much memory it may hold
 * @param disk how much of the disk it may use
 */
record ProcessBudget(MemoryWatch memory, JobDisk disk) {

  /** Why a process should be ended, in a sentence for the owner of its work; must be called several times a second. */
  Optional<String> objectionTo(long pid) {
    return memory.exceededBy(ProcessMemory.heldBy(pid)) ? Optional.of(memory.sentence()) : disk.objectionTo(pid);
  }
}
