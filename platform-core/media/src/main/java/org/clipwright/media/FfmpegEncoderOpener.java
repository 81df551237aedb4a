package org.clipwright.media;

import java.nio.file.Path;
import org.clipwright.render.Encoder;
import org.clipwright.render.EncoderOpener;
import org.clipwright.render.OutputSettings;

/** Opens encoders of FFmpeg. */
public final class FfmpegEncoderOpener implements EncoderOpener {

  @Override
  public Encoder open(Path output, OutputSettings settings) {
    return FfmpegEncoder.open(output, settings);
  }
}
