package org.clipwright.media;

import java.nio.file.Path;
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
}
