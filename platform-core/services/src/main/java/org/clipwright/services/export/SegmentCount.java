package org.clipwright.services.export;

import java.util.List;
import java.util.function.Predicate;
import org.clipwright.services.segment.PartRepository;

/**
 * How many segments an export was made of.
 *
 * @param total all of its video segments
 * @param rendered the segments rendered for it
 * @param copied the segments copied from media
 */
record SegmentCount(int total, int rendered, int copied) {

  /** The segments among the parts of a film. */
  static SegmentCount of(List<PartRepository.Made> parts) {
    List<PartRepository.Made> segments = parts.stream().filter(made -> !made.part().isSound()).toList();
    return new SegmentCount(segments.size(), count(segments, PartRepository.Made::rendered),
        count(segments, made -> made.part().isCopied()));
  }

  private static int count(List<PartRepository.Made> segments, Predicate<PartRepository.Made> which) {
    return (int) segments.stream().filter(which).count();
  }

  /** The segments reused from another export. */
  int reused() {
    return total - rendered - copied;
  }
}
