package org.clipwright.media.stream;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How players are told of the segments that a film is cut into. */
public enum StreamFormat {
  /** HTTP Live Streaming, RFC 8216. */
  HLS,
  /** MPEG-DASH, ISO/IEC 23009-1. */
  DASH;

  /** The format of a name; empty for formats of one file. */
  public static Optional<StreamFormat> of(String name) {
    return Stream.of(values()).filter(format -> format.word().equals(name)).findFirst();
  }

  private String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What players load first. */
  String playlist(StreamedFilm film) {
    return switch (this) {
      case HLS -> HlsPlaylists.master(film);
      case DASH -> DashManifest.of(film);
    };
  }
}
