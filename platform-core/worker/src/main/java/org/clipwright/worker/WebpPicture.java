package org.clipwright.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.clipwright.render.codec.Encoder;
import org.clipwright.render.codec.EncoderOpener;
import org.clipwright.render.codec.OutputSettings;
import org.clipwright.render.codec.VideoRate;
import org.clipwright.render.codec.VideoSettings;
import org.clipwright.sdk.media.Frame;
import org.clipwright.timeline.Rational;

/** Writes single pictures as WebP, which Java cannot. */
final class WebpPicture {

  private static final String FORMAT = "webp";

  private WebpPicture() {}

  /** Whether a request asks for this format. */
  static boolean is(String format) {
    return format.equals(FORMAT);
  }

  /** A frame as a WebP file; the encoder drops the last row or column of odd sizes. */
  static byte[] bytes(Frame frame, EncoderOpener encoders) throws IOException {
    Path file = Files.createTempFile("frame", "." + FORMAT);
    VideoSettings settings = new VideoSettings("libwebp", frame.width(), frame.height(), new Rational(1, 1),
        new VideoRate(VideoRate.Mode.BITRATE, 0), "", VideoSettings.Scanning.PROGRESSIVE);
    try {
      try (Encoder encoder =
          encoders.open(file, new OutputSettings(FORMAT, Optional.of(settings), Optional.empty(), 1))) {
        encoder.write(frame);
        encoder.finish();
      }
      return Files.readAllBytes(file);
    } finally {
      Files.deleteIfExists(file);
    }
  }
}
