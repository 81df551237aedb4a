package org.clipwright.services.segment;

import java.util.List;
import java.util.Set;

/** Records which segments are stored, when they were last used, and which exports need them. */
public interface SegmentRepository {

  /**
   * Declares that an export needs these segments and no others: none of them is evicted while it is unfinished. They
   * count as used now, whether stored yet or not.
   */
  void need(long export, long project, Set<String> keys);

  /** Records the size of a stored segment that an export needs. */
  void stored(long export, long project, String key, long bytes);

  /** Records the size of a stored segment that no export needs; it counts as used now. */
  void kept(long project, String key, long bytes);

  /** Records that a segment is used now; does nothing when it is unknown. */
  void used(String key);

  /**
   * Evicts the least recently used segments until the rest take at most {@code mostBytes}, or unfinished exports need
   * them all.
   *
   * @return the keys of the evicted segments
   */
  List<String> forget(long mostBytes);
}
