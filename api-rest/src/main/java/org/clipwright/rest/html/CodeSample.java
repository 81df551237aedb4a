package org.clipwright.rest.html;

import java.util.List;

/**
 * A request in the words of a tool, ready to be copied.
 *
 * @param tool what it is written for
 * @param code the sample
 */
public record CodeSample(String tool, String code) {

  /**
   * Samples that do the same.
   *
   * @param title what they do
   * @param samples one for each tool
   */
  public record Section(String title, List<CodeSample> samples) {}
}
