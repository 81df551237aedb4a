package org.clipwright.services.export;

import java.util.List;
import org.clipwright.services.segment.PartRepository;

/**
 * How many segments an export was made of.
 *
 * @param total all of its video segments
 * @param rendered the segments rendered for it
 */
record SegmentCount(int total, int rendered) {

  /** The segments among the parts of a film. */
  static SegmentCount of(List<PartRepository.Made> parts) {
    List<PartRepository.Made> segments = parts.stream().filter(made -> !made.part().isSound()).toList();
    return new SegmentCount(segments.size(), (int) segments.stream().filter(PartRepository.Made::rendered).count());
  }

  /** The segments reused from another export. */
  int reused() {
    return total - rendered;
  }
}
