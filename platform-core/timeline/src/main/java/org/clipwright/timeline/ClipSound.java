package org.clipwright.timeline;

/**
 * How a clip sounds.
 *
 * @param hasAudio -1 as the media has it, 0 off, 1 on; rounded
 * @param volume gain, 1 being unchanged
 * @param channelFilter the only source channel used; -1 for all
 * @param channelMapping the output channel it is put into; -1 for its own
 * @param mixing how it is turned down where several sound at once
 */
public record ClipSound(
    Keyframe hasAudio, Keyframe volume, Keyframe channelFilter, Keyframe channelMapping, Mixing mixing) {}
