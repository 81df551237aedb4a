package org.clipwright.media;

import java.nio.file.Path;
import java.util.Optional;
import org.clipwright.media.encode.Codecs;
import org.clipwright.media.encode.FfmpegEncoder;
import org.clipwright.render.codec.Encoder;
import org.clipwright.render.codec.EncoderOpener;
import org.clipwright.render.codec.OutputSettings;

/** Opens FFmpeg encoders. */
public final class FfmpegEncoderOpener implements EncoderOpener {

  @Override
  public Encoder open(Path output, OutputSettings settings) {
    return FfmpegEncoder.open(output, settings);
  }

  /** The encoder that writes in place of the given one, which this build lacks; empty where the given one writes. */
  public static Optional<String> standIn(String codec) {
    return Codecs.standIn(codec);
  }

  /** The samples per second that a codec writes instead of the given ones, which it lacks; empty where it has them. */
  public static Optional<Integer> otherRate(String codec, int rate) {
    return Codecs.otherRate(codec, rate);
  }
}
