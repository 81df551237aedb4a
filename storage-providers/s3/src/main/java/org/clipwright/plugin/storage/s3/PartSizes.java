package org.clipwright.plugin.storage.s3;

import java.util.OptionalLong;

/**
 * Part sizes for multipart uploads, of which S3 accepts 10,000 parts of at least 5 MiB: as small as that allows,
 * because each part is held in memory.
 */
final class PartSizes {

  static final int LEAST = 5 << 20;

  private static final int MOST_PARTS = 10_000;
  private static final int GROWN_AFTER = 1_000;

  private PartSizes() {}

  /** Size of a part by its number, from 0. If the length is unknown, parts grow, up to 275 GB in total. */
  static int of(OptionalLong length, int number) {
    if (length.isPresent()) {
      return (int) Math.max(LEAST, (length.getAsLong() + MOST_PARTS - 1) / MOST_PARTS);
    }
    return LEAST * (1 + number / GROWN_AFTER);
  }
}
