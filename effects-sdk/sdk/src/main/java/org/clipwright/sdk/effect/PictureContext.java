package org.clipwright.sdk.effect;

import java.util.Optional;
import org.clipwright.sdk.media.AudioBlock;
import org.clipwright.sdk.media.Frame;
import org.clipwright.sdk.parameter.ReaderParameter;

/** What a picture filter sees of one frame. */
public interface PictureContext extends EffectContext {

  /** Width of the incoming picture in pixels. */
  int width();

  /** Height of the incoming picture in pixels. */
  int height();

  /**
   * The picture to read; in a later pass, what the pass before has written. Not to be written to, unless it is the
   * target too.
   */
  Frame source();

  /**
   * The picture to write: the same as {@link #source()} when the layout is {@link Layout#perPixel()} or
   * {@link Layout#whole()}, otherwise another one, with leftovers in it. It has the size that the layout names.
   */
  Frame target();

  /** Number of the running pass, from 0. */
  int pass();

  /**
   * The picture of a parameter at this frame, scaled to the given size without keeping its aspect. It belongs to
   * the host and is valid until the frame is done; call it in {@code layout} and keep the reference for {@code apply}.
   * Empty when the project names no reader there.
   *
   * @throws EffectException when the reader's file is missing or cannot be decoded
   */
  Optional<Frame> picture(ReaderParameter parameter, int width, int height);

  /**
   * The mask that the project gives the effect, at this frame and scaled to the given size, for effects whose
   * descriptor says that they heed it themselves ({@link EffectDescriptor#maskingItself}); all others need not ask,
   * since the host does. It belongs to the host and is valid until the frame is done; call it in {@code layout} and
   * keep the reference for {@code apply}. Empty when the project gives none, or one that cannot be read.
   */
  default Optional<Frame> mask(int width, int height) {
    return Optional.empty();
  }

  /**
   * What the clip sounds like while this frame is shown: its media after the time curve, before volume and sound
   * effects. The samples have the timeline's rate and channels, full scale at -1 and 1; a clip without sound is silent.
   * The block is for reading only and valid until the frame is done; call it in {@code layout}. Frames whose effects do
   * not call it have no sound decoded for them.
   *
   * @throws EffectException when the sound cannot be decoded
   */
  default AudioBlock sound() {
    return new AudioBlock(1, 0, 48_000);
  }

  /**
   * What the clip sounded like a number of frames ago, as {@link #sound()} tells of this frame; without samples before
   * the clip began. The block is for reading only and valid until the next call.
   *
   * @param framesAgo 0 or more
   * @throws EffectException when the sound cannot be decoded
   */
  default AudioBlock earlierSound(long framesAgo) {
    return framesAgo == 0 ? sound() : new AudioBlock(1, 0, 48_000);
  }
}
