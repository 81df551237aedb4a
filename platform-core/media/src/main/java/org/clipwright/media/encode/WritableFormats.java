package org.clipwright.media.encode;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The formats exports may use: those written entirely into the one file they are given, and those whose segments this
 * program writes itself. FFmpeg's others write several files, play on a device or send to an address.
 */
final class WritableFormats {

  /** Names and file extensions, with FFmpeg's muxer name where it differs. */
  private static final Map<String, String> MUXERS = muxers("""
      mp4 m4v=mp4 mov 3gp 3g2 m4a=ipod m4b=ipod ipod f4v \
      mkv=matroska mka=matroska matroska webm avi flv mxf nut \
      mpg=mpeg mpeg vob dvd svcd vcd dv ts=mpegts m2ts=mpegts mts=mpegts mpegts wmv=asf wma=asf asf \
      ogg ogv oga opus spx gif apng webp \
      hls m3u8=hls dash mpd=dash \
      mp3 mp2 wav w64 flac aac=adts adts ac3 eac3 aiff aif=aiff caf au
      """);

  private WritableFormats() {}

  /** FFmpeg's muxer name for a format, ignoring case. */
  static Optional<String> muxer(String name) {
    return Optional.ofNullable(MUXERS.get(name.strip().toLowerCase(Locale.ROOT)));
  }

  /** All names, mapped to FFmpeg's muxer names. */
  static Map<String, String> all() {
    return MUXERS;
  }

  /** All names, listed for use in a sentence. */
  static String names() {
    return String.join(", ", MUXERS.keySet());
  }

  private static Map<String, String> muxers(String text) {
    return Arrays.stream(text.strip().split("\\s+"))
        .map(entry -> entry.split("="))
        .collect(Collectors.toMap(entry -> entry[0], entry -> entry[entry.length - 1], (one, other) -> one,
            TreeMap::new));
  }
}
