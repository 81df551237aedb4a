package org.clipwright.render.codec;

/**
 * How the sound is encoded.
 *
 * @param codec FFmpeg's encoder name, such as {@code aac}
 * @param sampleRate Hz
 * @param channels number of channels
 * @param channelLayout FFmpeg's channel mask
 * @param bitrateBitsPerSecond bits a second; limited to what the encoder accepts
 */
public record AudioSettings(String codec, int sampleRate, int channels, int channelLayout, long bitrateBitsPerSecond) {}
