package org.clipwright.media.encode;

import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;

import java.util.Map;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.clipwright.render.codec.VideoSettings;

/**
 * How many pictures an encoder may buffer for lookahead. Large pictures get fewer than the encoder's default, which
 * would need tens of gigabytes; up to 4096x4096 pixels nothing changes.
 */
final class Lookahead {

  private static final long MEMORY_BYTES = 2L << 30;

  /** Per pixel: the picture itself and the encoder's own data about it. */
  private static final int PIXEL_BYTES = 3;

  private static final Map<String, Integer> X264 =
      Map.of("ultrafast", 0, "superfast", 0, "veryfast", 10, "faster", 20, "fast", 30, "medium", 40, "slow", 50);
  private static final Map<String, Integer> X265 =
      Map.of("ultrafast", 5, "superfast", 10, "veryfast", 15, "faster", 15, "fast", 15, "medium", 20, "slow", 25);
  private static final int LONGEST = 60;
  private static final int VP9 = 25;
  private static final int AV1 = 35;

  private Lookahead() {}

  /** Caps a codec's lookahead where its default would exceed the limit. */
  static void limit(String codec, VideoSettings settings, AVDictionary options) {
    int most = pictures(settings.width(), settings.height());
    switch (codec) {
      case "libx264" -> set(options, "rc-lookahead", usual(X264, settings, 40), most);
      case "libx265" -> {
        if (usual(X265, settings, 20) > most) {
          av_dict_set(options, "x265-params", "log-level=none:frame-threads=1:rc-lookahead=" + most, 0);
        }
      }
      case "libvpx", "libvpx-vp9" -> set(options, "lag-in-frames", VP9, most);
      case "libaom-av1" -> set(options, "lag-in-frames", AV1, most);
      default -> {}
    }
  }

  /** How many pictures of a given size may be buffered. */
  static int pictures(int width, int height) {
    return Math.clamp(MEMORY_BYTES / ((long) width * height * PIXEL_BYTES), 5, LONGEST);
  }

  private static int usual(Map<String, Integer> presets, VideoSettings settings, int medium) {
    return settings.preset().isEmpty() ? medium : presets.getOrDefault(settings.preset(), LONGEST);
  }

  private static void set(AVDictionary options, String option, int usual, int most) {
    if (usual > most) {
      av_dict_set(options, option, Integer.toString(most), 0);
    }
  }
}
