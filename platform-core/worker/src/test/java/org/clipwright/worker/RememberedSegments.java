package org.clipwright.worker;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.clipwright.services.segment.SegmentRepository;

/** Remembers in memory what the exports of a test need. */
final class RememberedSegments implements SegmentRepository {

  private final Map<String, Long> stored = new TreeMap<>();
  private Set<String> needed = Set.of();

  Set<String> needed() {
    return needed;
  }

  @Override
  public void need(long export, long project, Set<String> keys) {
    needed = Set.copyOf(keys);
  }

  @Override
  public void stored(long export, long project, String key, long bytes) {
    stored.put(key, bytes);
  }

  @Override
  public void kept(long project, String key, long bytes) {
    stored.put(key, bytes);
  }

  @Override
  public void used(String key) {}

  @Override
  public List<String> forget(long mostBytes) {
    List<String> all = mostBytes > 0 ? List.of() : List.copyOf(stored.keySet());
    stored.keySet().removeAll(all);
    return all;
  }
}
