package org.clipwright.media.join;

/**
 * Consecutive packets of a film's sound.
 *
 * @param before how many packets of the film come before them
 * @param count how many they are
 * @param samples the samples of each
 */
public record SoundPackets(long before, long count, int samples) {}
