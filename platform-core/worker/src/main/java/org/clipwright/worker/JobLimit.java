package org.clipwright.worker;

import java.time.Duration;

/**
 * How long a job may take.
 *
 * @param time the most
 * @param counted from when
 * @param sentence what the owner of a job is told that took longer
 */
public record JobLimit(Duration time, Counted counted, String sentence) {

  /** From when the time of a job is counted. */
  enum Counted {
    /** From its beginning. */
    FROM_BEGINNING,
    /** From when something of it was last done. */
    FROM_LAST_STEP
  }

  /** Of what a caller waits for. */
  public static JobLimit ofCall(Duration time) {
    return new JobLimit(time, Counted.FROM_BEGINNING,
        "This takes longer than the " + time.toSeconds()
        + " seconds that a worker may spend on it, so it was stopped.");
  }

  /** Of a transcription. */
  public static JobLimit ofTranscription(Duration time) {
    return new JobLimit(time, Counted.FROM_LAST_STEP,
        "Transcribing was stopped because it made no progress for " + time.toSeconds() + " seconds.");
  }

  /** Of an export in all, however steadily it comes further: others wait for its worker. */
  public static JobLimit ofWholeExport(Duration time) {
    return new JobLimit(time, Counted.FROM_BEGINNING,
        "Rendering was stopped because it took longer than the " + time.toHours()
        + " hours that one export may take. Export fewer frames, or export in several parts.");
  }

  /** Of an export, which has to come further. */
  public static JobLimit ofExport(Duration time) {
    return new JobLimit(time, Counted.FROM_LAST_STEP,
        "Rendering was stopped because it made no progress for " + time.toSeconds() + " seconds.");
  }
}
