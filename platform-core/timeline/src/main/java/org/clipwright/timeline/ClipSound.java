package org.clipwright.timeline;

/**
 * How a clip sounds.
 *
 * @param hasAudio -1 as the media has it, 0 off, 1 on; rounded
 * @param volume gain, 1 being unchanged
 * @param channelFilter the only source channel used; -1 for all
 * @param channelMapping the output channel it goes to; -1 for the same channel
 * @param mixing how its volume is reduced where several clips sound at once
 */
public record ClipSound(
    Keyframe hasAudio, Keyframe volume, Keyframe channelFilter, Keyframe channelMapping, Mixing mixing) {}
