package org.clipwright.media.encode;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_CONFIG_SAMPLE_RATE;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_get_supported_config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;

/** The sample rates that encoders of sound have. */
final class SoundRates {

  private SoundRates() {}

  /** The rate nearest to the wanted one, in samples per second. */
  static int nearest(AVCodec codec, int wanted) {
    return supported(codec, AV_CODEC_CONFIG_SAMPLE_RATE).stream()
        .filter(rate -> rate > 0)
        .min(Comparator.comparingInt(rate -> Math.abs(rate - wanted)))
        .orElse(wanted);
  }

  /** The values that an encoder has of one of FFmpeg's kinds; none where it takes all. */
  static List<Integer> supported(AVCodec codec, int what) {
    List<Integer> values = new ArrayList<>();
    try (PointerPointer<Pointer> list = new PointerPointer<>(1); IntPointer count = new IntPointer(1)) {
      int code = avcodec_get_supported_config(null, codec, what, 0, list, count);
      Pointer first = list.get(0);
      for (int i = 0; code >= 0 && first != null && i < count.get(); i++) {
        values.add(new IntPointer(first).get(i));
      }
    }
    return values;
  }
}
