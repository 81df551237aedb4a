package org.clipwright.render;

import org.clipwright.timeline.Profile;

/**
 * What a sound is like in its file.
 *
 * @param sampleRate samples a second
 * @param channels number of channels
 * @param channelLayout mask of the channels; 0 when the file does not say
 */
public record SoundFormat(int sampleRate, int channels, int channelLayout) {

  /** Whether it has to be converted for a project. */
  boolean differsFrom(Profile profile) {
    return sampleRate != profile.sampleRate()
        || channels != profile.channels()
        || channelLayout != profile.channelLayout();
  }
}
