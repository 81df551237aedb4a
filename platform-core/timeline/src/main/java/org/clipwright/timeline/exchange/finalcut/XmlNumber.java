package org.clipwright.timeline.exchange.finalcut;

import org.clipwright.timeline.ProjectException;

/** Numbers in the text of a document. */
final class XmlNumber {

  private static final String DECIMAL = "[+-]?(\\d{1,30}(\\.\\d{0,60})?|\\.\\d{1,60})([eE][+-]?\\d{1,3})?";

  private XmlNumber() {}

  /**
   * The number that a text is.
   *
   * @throws ProjectException if it is none
   */
  static double of(String text) {
    double value = text.strip().matches(DECIMAL) ? Double.parseDouble(text.strip()) : Double.NaN;
    if (!Double.isFinite(value)) {
      throw new ProjectException("\"" + text + "\" is not a number.");
    }
    return value;
  }
}
