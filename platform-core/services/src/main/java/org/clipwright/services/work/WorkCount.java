package org.clipwright.services.work;

/** The totals kept of all that workers do, since the tables were created. */
public enum WorkCount {
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
