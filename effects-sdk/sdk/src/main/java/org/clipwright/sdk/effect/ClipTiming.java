package org.clipwright.sdk.effect;

/** The timing of the clip that an effect belongs to. Thread-safe. */
public interface ClipTiming {

  /** Duration of the trimmed clip in seconds; 0 or more. */
  double seconds();

  /**
   * The frame of its media that the clip shows after its time curve, in frames of the timeline's rate; 1 or more.
   *
   * @param frameNumber a frame number as passed to the effect
   */
  long mediaFrame(long frameNumber);
}
