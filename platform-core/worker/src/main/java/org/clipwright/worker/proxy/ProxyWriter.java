package org.clipwright.worker.proxy;

import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.Optional;
import org.clipwright.render.codec.DecodedPicture;
import org.clipwright.render.codec.Encoder;
import org.clipwright.render.codec.EncoderOpener;
import org.clipwright.render.codec.MediaException;
import org.clipwright.render.codec.OutputSettings;
import org.clipwright.render.codec.PictureSource;
import org.clipwright.render.codec.Scaling;
import org.clipwright.render.codec.VideoRate;
import org.clipwright.render.codec.VideoSettings;
import org.clipwright.sdk.media.Frame;
import org.clipwright.timeline.Rational;

/**
 * Writes spans of proxies: small films whose pictures take few others to decode, at a rate of their own, since only
 * their order counts.
 *
 * @param encoders write films
 * @param pace how fast
 */
record ProxyWriter(EncoderOpener encoders, QuietPace pace) {

  private static final String FORMAT = "mp4";
  private static final VideoRate QUALITY = new VideoRate(VideoRate.Mode.CRF, 22);
  private static final String PRESET = "superfast";
  private static final Rational RATE = new Rational(25, 1);

  /** Bytes that a pixel takes at most in films that are not all noise. */
  private static final double PIXEL_BYTES = 0.12;

  /** How large the file of a span will be at most, unless the film is noise. */
  static long bytes(ProxyCut cut, int span) {
    return (long) ((cut.last(span) - cut.first(span) + 1) * cut.size().pixels() * PIXEL_BYTES);
  }

  /**
   * Writes a span.
   *
   * @throws MediaException when the film cannot be decoded, or has pictures that a proxy cannot show
   */
  void write(ProxyCut cut, int span, PictureSource film, Path file) {
    VideoSettings video = new VideoSettings("libx264", cut.size().width(), cut.size().height(), RATE, QUALITY, PRESET,
        VideoSettings.Scanning.PROGRESSIVE);
    OutputSettings output = new OutputSettings(FORMAT, Optional.of(video), Optional.empty(), 1);
    try (Arena arena = Arena.ofConfined(); Encoder encoder = encoders.open(file, output)) {
      Frame frame = Frame.allocate(arena, cut.size().width(), cut.size().height());
      for (long number = cut.first(span); number <= cut.last(span); number++) {
        pace.await();
        try (DecodedPicture picture = film.picture(number)) {
          requireShowable(picture);
          picture.toFrame(frame, Scaling.BICUBIC);
        }
        encoder.write(frame);
      }
      encoder.finish();
    }
  }

  private static void requireShowable(DecodedPicture picture) {
    if (!picture.opaque() || picture.colorProfile().isPresent()) {
      throw new MediaException("Films with transparency or a colour profile have no proxy.");
    }
  }
}
