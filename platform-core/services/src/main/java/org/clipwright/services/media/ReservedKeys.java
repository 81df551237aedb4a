package org.clipwright.services.media;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.clipwright.sdk.storage.PutCondition;
import org.clipwright.services.media.name.MediaNames;

/** The keys that were given out and under which nothing has been stored yet. */
final class ReservedKeys {

  private final Set<String> keys = ConcurrentHashMap.newKeySet();

  /** A key in a folder that is neither reserved nor taken, named as requested where possible. */
  synchronized String reserve(String folder, String name, Predicate<String> taken) {
    String free = MediaNames.free(folder, name, key -> keys.contains(key) || taken.test(key));
    keys.add(free);
    return free;
  }

  /** The condition under which something may be stored: nothing replaces what stands under a reserved key. */
  PutCondition condition(String key) {
    return keys.contains(key) ? PutCondition.absent() : PutCondition.always();
  }

  void release(String key) {
    keys.remove(key);
  }
}
