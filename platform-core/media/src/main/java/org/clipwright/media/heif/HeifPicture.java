package org.clipwright.media.heif;

import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import java.lang.foreign.Arena;
import java.util.Optional;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.clipwright.media.picture.PixelConverter;
import org.clipwright.media.picture.PixelMap;
import org.clipwright.media.picture.Premultiplication;
import org.clipwright.render.codec.DecodedPicture;
import org.clipwright.render.codec.Scaling;
import org.clipwright.render.picture.SmoothScaling;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.sdk.media.Frame;

/** One decoded picture of a HEIC or AVIF file with all its display transformations. */
final class HeifPicture implements DecodedPicture {

  private final AVFrame stored;
  private final Optional<AVFrame> alpha;
  private final PixelMap map;
  private final Optional<byte[]> profile;
  private final PixelConverter converter;

  HeifPicture(AVFrame stored, Optional<AVFrame> alpha, PixelMap map, Optional<byte[]> profile,
      PixelConverter converter) {
    this.stored = stored;
    this.alpha = alpha;
    this.map = map;
    this.profile = profile;
    this.converter = converter;
  }

  @Override
  public int width() {
    return map.width();
  }

  @Override
  public int height() {
    return map.height();
  }

  @Override
  public boolean opaque() {
    return false;
  }

  @Override
  public Optional<byte[]> colorProfile() {
    return profile;
  }

  @Override
  public void toFrame(Frame target, Scaling scaling) {
    try (Arena arena = Arena.ofConfined()) {
      if (target.width() == map.width() && target.height() == map.height()) {
        draw(arena, target);
        return;
      }
      Frame own = Frame.allocate(arena, map.width(), map.height());
      draw(arena, own);
      SmoothScaling.scale(own, target);
    }
  }

  private void draw(Arena arena, Frame target) {
    Frame whole = Frame.allocate(arena, stored.width(), stored.height());
    converter.toRgba(stored, whole, Scaling.BICUBIC, Fidelity.CORRECT);
    alpha.ifPresent(mask -> makeTransparent(arena, mask, whole));
    for (int y = 0; y < target.height(); y++) {
      for (int x = 0; x < target.width(); x++) {
        target.pixel(y * target.width() + x, whole.pixel(map.stored(x, y, stored.width())));
      }
    }
  }

  private void makeTransparent(Arena arena, AVFrame mask, Frame whole) {
    Frame grey = Frame.allocate(arena, whole.width(), whole.height());
    converter.toRgba(mask, grey, Scaling.BICUBIC, Fidelity.CORRECT);
    for (int i = 0; i < whole.size(); i++) {
      whole.pixel(i, whole.pixel(i) & 0xFFFFFF | (grey.pixel(i) & 255) << 24);
    }
    Premultiplication.apply(whole);
  }

  @Override
  public void close() {
    av_frame_free(stored);
    alpha.ifPresent(org.bytedeco.ffmpeg.global.avutil::av_frame_free);
  }
}
