package org.clipwright.services.work;

/** Adds up what all workers do. Thread-safe. */
public interface WorkCounts {

  /** The totals kept of all that workers do, since the tables were created. */
  enum Total {
    EXPORTS_COMPLETED,
    EXPORTS_FAILED,
    /** Frames that exports have rendered. */
    FRAMES,
    /** How long exports took to render them. */
    RENDER_MILLIS,
    SEGMENTS_RENDERED,
    SEGMENTS_REUSED,
    /** Calls of the storage by workers that succeeded. */
    STORAGE_CALLS,
    /** Calls of the storage by workers that failed. */
    STORAGE_FAILURES,
    /** How long workers waited for the storage, successfully or not. */
    STORAGE_MILLIS
  }

  void add(Total count, long amount);
}
