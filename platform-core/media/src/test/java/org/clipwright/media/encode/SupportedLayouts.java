package org.clipwright.media.encode;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.clipwright.render.codec.AudioSettings;
import org.clipwright.render.codec.MediaException;
import org.clipwright.render.codec.OutputSettings;
import org.clipwright.sdk.media.AudioBlock;
import org.clipwright.timeline.ChannelLayout;

/** Finds out which channel layouts the audio encoders can be opened with. */
final class SupportedLayouts {

  private static final long BITRATE = 64_000;

  private SupportedLayouts() {}

  /** The masks of those encoders that do not support all layouts. */
  static Map<String, List<Integer>> of(Path folder) {
    Map<String, List<Integer>> limited = new LinkedHashMap<>();
    for (String codec : WritableCodecs.AUDIO) {
      List<Integer> able =
          Stream.of(ChannelLayout.values()).filter(layout -> isSupported(codec, layout, folder))
              .map(ChannelLayout::mask).toList();
      if (able.size() < ChannelLayout.values().length) {
        limited.put(codec, able);
      }
    }
    return limited;
  }

  /** Matroska and NUT hold the output of nearly all encoders. */
  private static boolean isSupported(String codec, ChannelLayout layout, Path folder) {
    int rate = codec.equals("libspeex") ? 32_000 : 48_000;
    AudioSettings sound =
        new AudioSettings(codec, rate, layout.channels(), layout.mask(), BITRATE * layout.channels());
    return Stream.of("matroska", "nut").anyMatch(muxer -> writes(muxer, sound, folder));
  }

  private static boolean writes(String muxer, AudioSettings sound, Path folder) {
    OutputSettings settings = new OutputSettings(muxer, Optional.empty(), Optional.of(sound), 1);
    try (FfmpegEncoder encoder = FfmpegEncoder.open(folder.resolve("layout." + muxer), settings)) {
      encoder.write(new AudioBlock(sound.channels(), 8192, sound.sampleRate()));
      encoder.finish();
      return true;
    } catch (MediaException refused) {
      return false;
    }
  }
}
