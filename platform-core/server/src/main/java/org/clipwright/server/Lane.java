package org.clipwright.server;

import java.util.Locale;

/** A kind of work that has processes of its own. */
enum Lane {
  /** A caller is waiting: probing, thumbnails, waveforms. */
  INTERACTIVE,
  /** Exports. */
  RENDER;

  /** The word of the command line. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
