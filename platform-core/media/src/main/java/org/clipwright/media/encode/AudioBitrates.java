package org.clipwright.media.encode;

import org.clipwright.render.codec.AudioSettings;

/** Keeps audio bit rates within what encoders accept. */
final class AudioBitrates {

  private static final long KILO = 1000;

  private AudioBitrates() {}

  /** The requested bit rate, or the nearest one the encoder accepts. */
  static long limited(String codec, AudioSettings settings) {
    long asked = settings.bitrateBitsPerSecond();
    return switch (codec) {
      case "aac" -> Math.clamp(asked, 8 * KILO, Math.max(8 * KILO, 6L * settings.sampleRate() * settings.channels()));
      case "ac3", "eac3" -> Math.clamp(asked, 32 * KILO, 640 * KILO);
      case "mp2" -> Math.clamp(asked, 32 * KILO, 384 * KILO);
      case "libmp3lame" -> Math.clamp(asked, 8 * KILO, 320 * KILO);
      case "libopus", "opus" -> Math.clamp(asked, 6 * KILO, 256 * KILO * settings.channels());
      default -> Math.max(0, asked);
    };
  }
}
