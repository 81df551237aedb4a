package org.clipwright.plugin.storage.s3;

import java.util.OptionalLong;

/**
 * How large the parts of an upload are, of which S3 takes 10,000 of at least 5 MiB: as small as that allows, because
 * each is held in memory.
 */
final class PartSizes {

  static final int LEAST = 5 << 20;

  private static final int MOST_PARTS = 10_000;
  private static final int GROWN_AFTER = 1_000;

  private PartSizes() {}

  /** Size of a part by its number, from 0. Of an unknown length the parts grow, up to 275 GB altogether. */
  static int of(OptionalLong length, int number) {
    if (length.isPresent()) {
      return (int) Math.max(LEAST, (length.getAsLong() + MOST_PARTS - 1) / MOST_PARTS);
    }
    return LEAST * (1 + number / GROWN_AFTER);
  }
}
