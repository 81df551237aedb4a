package org.clipwright.services.project.draw;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** The most recently requested pictures, up to a number of bytes, of which none takes more than half. Thread-safe. */
final class KeptPictures {

  private final Map<String, byte[]> pictures = new LinkedHashMap<>(16, 0.75f, true);
  private final long mostBytes;
  private long bytes;

  KeptPictures(long mostBytes) {
    this.mostBytes = mostBytes;
  }

  /** The picture with this name, drawn unless it is kept; several threads may draw the same one. */
  byte[] of(String name, Supplier<byte[]> drawing) {
    synchronized (this) {
      byte[] known = pictures.get(name);
      if (known != null) {
        return known;
      }
    }
    byte[] drawn = drawing.get();
    keep(name, drawn);
    return drawn;
  }

  private synchronized void keep(String name, byte[] picture) {
    if (picture.length > mostBytes / 2) {
      return;
    }
    if (pictures.putIfAbsent(name, picture) == null) {
      bytes += picture.length;
    }
    for (Iterator<byte[]> oldest = pictures.values().iterator(); bytes > mostBytes; oldest.remove()) {
      bytes -= oldest.next().length;
    }
  }
}
