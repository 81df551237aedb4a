package org.clipwright.services.retention;

/**
 * The space used by objects of one kind.
 *
 * @param objects how many there are
 * @param bytes their total size
 */
public record StoredUse(long objects, long bytes) {

  /** No objects. */
  public static final StoredUse NONE = new StoredUse(0, 0);

  /** The sum of both. */
  public StoredUse plus(StoredUse other) {
    return new StoredUse(objects + other.objects, bytes + other.bytes);
  }
}
