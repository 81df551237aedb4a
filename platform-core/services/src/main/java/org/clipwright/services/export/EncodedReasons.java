package org.clipwright.services.export;

import java.util.List;
import java.util.Map;

/** Why frames are encoded although copies were asked for, as far as users are told. */
public final class EncodedReasons {

  /** A film of very many media would otherwise have a report longer than itself. */
  private static final int MOST = 20;

  private EncodedReasons() {}

  /**
   * Those that concern most frames, in this order.
   *
   * @param frames by their reason
   */
  public static List<Map.Entry<String, Long>> most(Map<String, Long> frames) {
    return frames.entrySet().stream().sorted(Map.Entry.<String, Long>comparingByValue().reversed()).limit(MOST)
        .toList();
  }
}
