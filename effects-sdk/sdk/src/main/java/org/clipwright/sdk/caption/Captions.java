package org.clipwright.sdk.caption;

import java.util.List;

/**
 * The result of parsing a caption text.
 *
 * @param cues in the order of the text
 * @param faults the lines that could not be parsed and were left out
 */
public record Captions(List<CaptionCue> cues, List<Fault> faults) {

  public Captions {
    cues = List.copyOf(cues);
    faults = List.copyOf(faults);
  }

  /**
   * A line that could not be parsed.
   *
   * @param line counted from 1
   * @param sentence what is wrong and what would be valid
   */
  public record Fault(int line, String sentence) {}
}
