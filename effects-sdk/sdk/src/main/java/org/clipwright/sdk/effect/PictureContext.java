package org.clipwright.sdk.effect;

import java.util.Optional;
import org.clipwright.sdk.media.AudioBlock;
import org.clipwright.sdk.media.Frame;
import org.clipwright.sdk.parameter.ReaderParameter;

/** A picture filter's view of one frame. */
public interface PictureContext extends EffectContext {

  /** Width of the incoming picture in pixels. */
  int width();

  /** Height of the incoming picture in pixels. */
  int height();

  /**
   * The picture to read; in later passes, what the previous pass wrote. Do not write to it unless it is also the
   * target.
   */
  Frame source();

  /**
   * The picture to write: the same as {@link #source()} when the layout is {@link Layout#perPixel()} or
   * {@link Layout#whole()}, otherwise a different one with undefined content. It has the size that the layout declares.
   */
  Frame target();

  /** Number of the current pass, from 0. */
  int pass();

  /**
   * A parameter's picture at this frame, scaled to the given size without preserving its aspect ratio. It belongs to
   * the host and is valid until the frame is done; call this in {@code layout} and keep the reference for
   * {@code apply}. Empty if the project names no reader.
   *
   * @throws EffectException when the reader's file is missing or cannot be decoded
   */
  Optional<Frame> picture(ReaderParameter parameter, int width, int height);

  /**
   * The effect's mask in the project, at this frame and scaled to the given size. Only for effects whose descriptor
   * says that they apply it themselves ({@link EffectDescriptor#maskingItself}); for all others, the host does. It
   * belongs to the host and is valid until the frame is done; call this in {@code layout} and keep the reference for
   * {@code apply}. Empty if there is no mask or it cannot be read.
   */
  default Optional<Frame> mask(int width, int height) {
    return Optional.empty();
  }

  /**
   * The clip's sound during this frame: that of its media after the time curve, before volume and sound effects. The
   * samples have the timeline's rate and channels, full scale at -1 and 1; a clip without sound is silent. The block is
   * read-only and valid until the frame is done; call this in {@code layout}. Sound is decoded only for frames whose
   * effects call it.
   *
   * @throws EffectException when the sound cannot be decoded
   */
  default AudioBlock sound() {
    return new AudioBlock(1, 0, 48_000);
  }

  /**
   * The clip's sound a number of frames ago, like {@link #sound()} for this frame; without samples before the clip
   * began. The block is read-only and valid until the next call.
   *
   * @param framesAgo 0 or more
   * @throws EffectException when the sound cannot be decoded
   */
  default AudioBlock earlierSound(long framesAgo) {
    return framesAgo == 0 ? sound() : new AudioBlock(1, 0, 48_000);
  }
}
