package org.clipwright.render.codec;

import org.clipwright.timeline.Profile;
import org.clipwright.timeline.Rational;

/**
 * What a sound is like in its file.
 *
 * @param sampleRate samples a second
 * @param channels number of channels
 * @param channelLayout mask of the channels; 0 when the file does not say
 * @param fps pictures a second of the file, or what stands for it where it only sounds
 * @param frames number of pictures
 * @param durationSeconds length of the file
 * @param firstSample where the first sound lies
 */
public record SoundFormat(
    int sampleRate, int channels, int channelLayout, Rational fps, long frames, double durationSeconds,
    long firstSample) {

  /** Whether it has to be converted for a project. */
  public boolean differsFrom(Profile profile) {
    return sampleRate != profile.sampleRate()
        || channels != profile.channels()
        || channelLayout != profile.channelLayout();
  }
}
