package org.clipwright.worker;

import java.time.Duration;
import org.clipwright.services.export.ExportLimit;

/**
 * How long a job may take.
 *
 * @param time the longest allowed
 * @param counted from when
 * @param sentence the message for the owner of a job that took longer
 */
record JobLimit(Duration time, Counted counted, String sentence) {

  /** From when the time of a job is counted. */
  enum Counted {
    /** Counted from the beginning of the job. */
    FROM_BEGINNING,
    /** Counted from the job's last progress. */
    FROM_LAST_STEP
  }

  /** For work that a caller waits for. */
  public static JobLimit ofCall(Duration time) {
    return new JobLimit(time, Counted.FROM_BEGINNING,
        "This takes longer than the " + time.toSeconds()
            + " seconds that a worker may spend on it, so it was stopped.");
  }

  /** For a transcription, counted from its last progress. */
  public static JobLimit ofTranscription(Duration time) {
    return new JobLimit(time, Counted.FROM_LAST_STEP,
        "Transcribing was stopped because it made no progress for " + time.toSeconds() + " seconds.");
  }

  /** For one job of an export, however steadily it progresses. */
  public static JobLimit ofWholeExport(ExportLimit time) {
    return new JobLimit(time.longest(), Counted.FROM_BEGINNING, time.sentence());
  }

  /** For an export between steps of progress. */
  public static JobLimit ofExport(Duration time) {
    return new JobLimit(time, Counted.FROM_LAST_STEP,
        "Rendering was stopped because it made no progress for " + time.toSeconds() + " seconds.");
  }
}
