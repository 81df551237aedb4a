package org.clipwright.graphql.execution;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A cache keyed by texts that clients send repeatedly. The least recently used entries are evicted when all texts
 * together have too many characters, so that no client can fill the memory. Thread-safe.
 *
 * @param <V> the cached value
 */
final class RecentTexts<V> {

  private final long mostCharacters;
  private final Map<String, Entry<V>> entries = new LinkedHashMap<>(16, 0.75f, true);
  private long characters;

  private record Entry<V>(V value, int characters) {}

  RecentTexts(long mostCharacters) {
    this.mostCharacters = mostCharacters;
  }

  synchronized Optional<V> find(String key) {
    return Optional.ofNullable(entries.get(key)).map(Entry::value);
  }

  /** @param size characters that count for this entry */
  synchronized void keep(String key, V value, int size) {
    forget(entries.remove(key));
    entries.put(key, new Entry<>(value, size));
    characters += size;
    Iterator<Entry<V>> eldest = entries.values().iterator();
    while (characters > mostCharacters && eldest.hasNext()) {
      forget(eldest.next());
      eldest.remove();
    }
  }

  private void forget(Entry<V> entry) {
    characters -= entry == null ? 0 : entry.characters();
  }
}
