package org.clipwright.services.export;

import java.time.Duration;

/**
 * How long workers may spend on one export, in all its jobs together: others wait for them.
 *
 * @param longest the longest allowed
 */
public record ExportTime(Duration longest) {

  /** The message for the owner of an export that took longer. */
  public String sentence() {
    return "Rendering was stopped because it took longer than the " + longest.toHours()
        + " hours that one export may take. Export fewer frames, or export in several parts.";
  }
}
