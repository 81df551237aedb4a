package org.clipwright.services.testkit;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.clipwright.services.resource.Export;
import org.clipwright.services.work.WorkOverview;

/** What the platform in memory is doing: its exports, and one worker that never works. */
public final class InMemoryOverview implements WorkOverview {

  private static final Comparator<Export> MOST_RECENTLY_CHANGED = Comparator
      .comparing((Export export) -> export.identity().updated()).thenComparing(Export::id).reversed();

  private final Supplier<List<Export>> exports;

  public InMemoryOverview(Supplier<List<Export>> exports) {
    this.exports = exports;
  }

  @Override
  public Figures figures() {
    return new Figures(Map.of(), counts(), Map.of(), Map.of());
  }

  @Override
  public Map<Export.Status, Long> counts() {
    Map<Export.Status, Long> counts = new EnumMap<>(Export.Status.class);
    exports.get().forEach(export -> counts.merge(export.status(), 1L, Long::sum));
    return counts;
  }

  @Override
  public Map<String, Long> waiting() {
    return Map.of("render", 3L);
  }

  @Override
  public List<Entry> exports(Optional<Export.Status> status, long offset, int limit) {
    return exports.get().stream().sorted(MOST_RECENTLY_CHANGED)
        .filter(export -> status.filter(wanted -> wanted != export.status()).isEmpty())
        .map(export -> new Entry(export, "owner " + export.owner().value(), "a <project>")).skip(offset).limit(limit)
        .toList();
  }

  @Override
  public List<Worker> workers() {
    return List.of(new Worker("render", "worker-1", Instant.EPOCH, 0));
  }
}
