package org.clipwright.services.export;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Of how many segments an export was made.
 *
 * @param total all of its pictures' segments
 * @param rendered those that this attempt rendered
 */
public record SegmentCount(int total, int rendered) {

  /** Those that were there already, from an earlier attempt or another export. */
  int reused() {
    return total - rendered;
  }

  void writeTo(ObjectNode json) {
    json.put("total", total).put("rendered", rendered).put("reused", reused());
  }
}
