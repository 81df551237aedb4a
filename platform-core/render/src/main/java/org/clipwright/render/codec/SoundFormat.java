package org.clipwright.render.codec;

import org.clipwright.timeline.Profile;
import org.clipwright.timeline.Rational;

/**
 * The format of a file's sound.
 *
 * @param sampleRate samples a second
 * @param channels number of channels
 * @param channelLayout mask of the channels; 0 when the file does not state it
 * @param fps pictures a second of the file, or its stand-in for audio-only files
 * @param frames number of pictures
 * @param durationSeconds length of the file
 * @param firstSample position of the first sound
 */
public record SoundFormat(
    int sampleRate, int channels, int channelLayout, Rational fps, long frames, double durationSeconds,
    long firstSample) {

  /** Whether it must be converted for a project. */
  public boolean differsFrom(Profile profile) {
    return sampleRate != profile.sampleRate()
        || channels != profile.channels()
        || channelLayout != profile.channelLayout();
  }
}
