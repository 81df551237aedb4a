package org.clipwright.sdk.effect;

/** How the clip that an effect belongs to runs. Any thread may ask. */
public interface ClipTiming {

  /** Seconds that the clip lasts, what is trimmed off its ends left out; 0 or more. */
  double seconds();

  /**
   * The frame of its media that the clip shows after its time curve, in frames of the timeline's rate; 1 or more.
   *
   * @param frameNumber a frame as the effect is given it
   */
  long mediaFrame(long frameNumber);
}
