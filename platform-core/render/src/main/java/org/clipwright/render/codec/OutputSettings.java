package org.clipwright.render.codec;

import java.util.Optional;

/**
 * What an encoder writes.
 *
 * @param container FFmpeg's muxer name or a file extension, such as {@code mp4}
 * @param video the video settings, if any
 * @param audio the audio settings, if any
 * @param threads threads the video encoder may use; 0 lets it choose
 */
public record OutputSettings(
    String container, Optional<VideoSettings> video, Optional<AudioSettings> audio, int threads) {}
