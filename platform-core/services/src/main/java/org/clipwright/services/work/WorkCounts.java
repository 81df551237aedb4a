package org.clipwright.services.work;

/** Adds up what all workers do. Thread-safe. */
public interface WorkCounts {

  void add(WorkCount count, long amount);
}
