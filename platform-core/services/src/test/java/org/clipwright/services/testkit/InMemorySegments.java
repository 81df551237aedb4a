package org.clipwright.services.testkit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongPredicate;
import org.clipwright.services.resource.Export;
import org.clipwright.services.segment.SegmentRepository;

/** Which segments are stored and needed, in memory. */
public final class InMemorySegments implements SegmentRepository {

  private record Segment(long project, long bytes) {}

  /** The one used last comes last. */
  private final LinkedHashMap<String, Segment> segments = new LinkedHashMap<>();

  private final Map<Long, Set<String>> needs = new TreeMap<>();
  private Set<String> needed = Set.of();
  private final LongPredicate projects;
  private final LongPredicate unfinished;

  /** Segments of exports that end at once. */
  public InMemorySegments() {
    this.projects = _ -> true;
    this.unfinished = _ -> false;
  }

  /** Segments of exports and projects that are kept in memory, too. */
  InMemorySegments(InMemoryResources resources) {
    this.projects = id -> resources.projects.any(id).isPresent();
    this.unfinished = id -> resources.exports.findAny(id).map(Export::status)
        .filter(status -> status == Export.Status.PENDING || status == Export.Status.IN_PROGRESS
            || status == Export.Status.CANCEL)
        .isPresent();
  }

  /** The segments that the latest export needs. */
  public synchronized Set<String> needed() {
    return needed;
  }

  @Override
  public synchronized void need(long export, long project, Set<String> keys) {
    needed = Set.copyOf(keys);
    needs.put(export, new TreeSet<>(keys));
    new TreeSet<>(keys).forEach(key -> touch(key, project, Optional.empty()));
  }

  private void touch(String key, long project, Optional<Long> bytes) {
    Segment known = segments.remove(key);
    long before = known == null ? 0 : known.bytes();
    segments.put(key, new Segment(known == null ? project : known.project(), bytes.orElse(before)));
  }

  @Override
  public synchronized void stored(long export, long project, String key, long bytes) {
    needs.computeIfAbsent(export, _ -> new TreeSet<>()).add(key);
    touch(key, project, Optional.of(bytes));
  }

  @Override
  public synchronized void kept(long project, String key, long bytes) {
    touch(key, project, Optional.of(bytes));
  }

  @Override
  public synchronized void used(String key) {
    if (segments.containsKey(key)) {
      touch(key, segments.get(key).project(), Optional.empty());
    }
  }

  @Override
  public synchronized List<String> forget(long mostBytes) {
    segments.values().removeIf(segment -> !projects.test(segment.project()));
    List<String> forgotten = new ArrayList<>();
    long total = 0;
    for (String key : List.copyOf(segments.sequencedKeySet().reversed())) {
      total += segments.get(key).bytes();
      if (total > mostBytes && !isNeeded(key)) {
        forgotten.add(key);
      }
    }
    segments.keySet().removeAll(forgotten);
    return forgotten;
  }

  private boolean isNeeded(String key) {
    return needs.entrySet().stream()
        .anyMatch(need -> need.getValue().contains(key) && unfinished.test(need.getKey()));
  }
}
