package org.clipwright.sdk.caption;

import java.util.List;

/**
 * What was found in a caption text.
 *
 * @param cues in the order they stand there
 * @param faults the lines that could not be read, which are left out
 */
public record Captions(List<CaptionCue> cues, List<Fault> faults) {

  public Captions {
    cues = List.copyOf(cues);
    faults = List.copyOf(faults);
  }

  /**
   * A line that could not be read.
   *
   * @param line counted from 1
   * @param sentence what is wrong with it and what would be right
   */
  public record Fault(int line, String sentence) {}
}
