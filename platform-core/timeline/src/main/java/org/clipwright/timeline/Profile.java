package org.clipwright.timeline;

/**
 * The shape of a project's output.
 *
 * @param width pixels
 * @param height pixels
 * @param fps frames per second
 * @param sampleRate samples per second
 * @param channels number of audio channels
 * @param channelLayout FFmpeg's channel mask, 3 for stereo
 */
public record Profile(int width, int height, Rational fps, int sampleRate, int channels, int channelLayout) {

  public Profile {
    if (width < 1 || height < 1 || fps.toDouble() <= 0 || sampleRate < 1 || channels < 0) {
      throw new IllegalArgumentException("A profile needs a size, a frame rate and a sample rate above 0.");
    }
  }
}
