package org.clipwright.rest.html;

import java.util.List;

/**
 * A request as code for one tool, ready to copy.
 *
 * @param tool the tool it is written for
 * @param code the sample
 */
public record CodeSample(String tool, String code) {

  /**
   * Samples that do the same thing.
   *
   * @param title what they do
   * @param samples one for each tool
   */
  public record Section(String title, List<CodeSample> samples) {}
}
