package org.clipwright.services.segment;

import java.util.List;
import java.util.Set;

/** Remembers which segments are stored, when they were last of use, and which exports need them. */
public interface SegmentRepository {

  /**
   * An export needs these segments and no others: none of them is forgotten while it is unfinished. They count as used
   * now, whether they are stored already or not.
   */
  void need(long export, long project, Set<String> keys);

  /** A segment that an export needs takes so many bytes. */
  void stored(long export, long project, String key, long bytes);

  /**
   * Forgets the segments that were not used for longest, until the others take at most so many bytes or unfinished
   * exports need them all.
   *
   * @return the keys of what is forgotten
   */
  List<String> forget(long mostBytes);
}
