package org.clipwright.media.picture;

import static org.bytedeco.ffmpeg.global.avutil.AV_FRAME_DATA_ICC_PROFILE;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_FLAG_ALPHA;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_FLAG_PAL;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_clone;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_side_data;
import static org.bytedeco.ffmpeg.global.avutil.av_image_copy_to_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_image_get_buffer_size;
import static org.bytedeco.ffmpeg.global.avutil.av_pix_fmt_desc_get;

import java.util.Arrays;
import java.util.Optional;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVFrameSideData;
import org.bytedeco.ffmpeg.avutil.AVPixFmtDescriptor;
import org.bytedeco.javacpp.BytePointer;
import org.clipwright.media.ffmpeg.Native;
import org.clipwright.render.codec.DecodedPicture;
import org.clipwright.render.codec.Scaling;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.sdk.media.Frame;

/** A decoded picture that shares the decoder's memory by reference counting. */
public final class AvPicture implements DecodedPicture {

  private static final long LARGEST_PROFILE = 8 << 20;

  private final AVFrame frame;
  private final PixelConverter converter;
  private final Fidelity fidelity;
  private final boolean opaque;

  /** Whether a picture shares a frame, or owns it and frees it on close. */
  public enum Ownership {
    SHARED,
    TAKEN
  }

  public AvPicture(AVFrame shared, PixelConverter converter, Fidelity fidelity) {
    this(shared, converter, fidelity, Ownership.SHARED);
  }

  public AvPicture(AVFrame decoded, PixelConverter converter, Fidelity fidelity, Ownership ownership) {
    this.frame = ownership == Ownership.TAKEN ? decoded : av_frame_clone(decoded);
    this.converter = converter;
    this.fidelity = fidelity;
    this.opaque = isOpaque(frame.format());
  }

  private static boolean isOpaque(int format) {
    AVPixFmtDescriptor descriptor = av_pix_fmt_desc_get(format);
    return (descriptor.flags() & (AV_PIX_FMT_FLAG_ALPHA | AV_PIX_FMT_FLAG_PAL)) == 0;
  }

  public AVFrame frame() {
    return frame;
  }

  public Fidelity fidelity() {
    return fidelity;
  }

  @Override
  public int width() {
    return frame.width();
  }

  @Override
  public int height() {
    return frame.height();
  }

  @Override
  public boolean opaque() {
    return opaque;
  }

  @Override
  public Optional<byte[]> colorProfile() {
    AVFrameSideData data = av_frame_get_side_data(frame, AV_FRAME_DATA_ICC_PROFILE);
    if (data == null || data.isNull() || data.size() > LARGEST_PROFILE) {
      return Optional.empty();
    }
    byte[] profile = new byte[(int) data.size()];
    data.data().get(profile);
    return Optional.of(profile);
  }

  /** Whether every sample is that of another picture. */
  public boolean looksLike(AvPicture other) {
    return frame.format() == other.frame.format() && width() == other.width() && height() == other.height()
        && Arrays.equals(samples(), other.samples());
  }

  private byte[] samples() {
    byte[] samples = new byte[av_image_get_buffer_size(frame.format(), width(), height(), 1)];
    try (BytePointer buffer = new BytePointer(samples.length)) {
      Native.check(av_image_copy_to_buffer(buffer, samples.length, frame.data(), frame.linesize(), frame.format(),
          width(), height(), 1), "A picture cannot be compared");
      buffer.get(samples);
    }
    return samples;
  }

  @Override
  public void toFrame(Frame target, Scaling scaling) {
    converter.toRgba(frame, target, scaling, fidelity);
    if (!opaque) {
      Premultiplication.apply(target);
    }
  }

  @Override
  public void close() {
    av_frame_free(frame);
  }
}
