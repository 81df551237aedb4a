package org.clipwright.render.codec;

import java.util.List;
import java.util.Optional;

/**
 * What an encoder writes.
 *
 * @param container FFmpeg's muxer name or a file extension, such as {@code mp4}
 * @param video the video settings, if any
 * @param audio the audio settings, if any
 * @param threads threads the video encoder may use; 0 lets it choose
 * @param subtitles tracks of captions, in order; known in full from the start
 */
public record OutputSettings(
    String container, Optional<VideoSettings> video, Optional<AudioSettings> audio, int threads,
    List<SubtitleSettings> subtitles) {

  public OutputSettings {
    subtitles = List.copyOf(subtitles);
  }

  /** Settings without captions. */
  public OutputSettings(
      String container, Optional<VideoSettings> video, Optional<AudioSettings> audio, int threads) {
    this(container, video, audio, threads, List.of());
  }

  /** The same for a film of which other pictures are copied from media. */
  public OutputSettings besideCopies() {
    return new OutputSettings(container, video.map(VideoSettings::besideCopies), audio, threads, subtitles);
  }

  /** The same with tracks of captions. */
  public OutputSettings with(List<SubtitleSettings> tracks) {
    return new OutputSettings(container, video, audio, threads, tracks);
  }
}
