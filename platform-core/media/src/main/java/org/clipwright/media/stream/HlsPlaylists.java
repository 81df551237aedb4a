package org.clipwright.media.stream;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes the playlists of HLS. */
final class HlsPlaylists {

  /** The name of a track's playlist in its folder. */
  static final String TRACK = "index.m3u8";

  private static final List<String> HEAD = List.of("#EXTM3U", "#EXT-X-VERSION:7", "#EXT-X-INDEPENDENT-SEGMENTS");

  private HlsPlaylists() {}

  /** The playlist that leads to the tracks. */
  static String master(StreamedFilm film) {
    List<String> lines = new ArrayList<>(HEAD);
    StreamTrack shown = film.tracks().findFirst().orElseThrow();
    boolean both = film.tracks().count() > 1;
    if (both) {
      film.sound().ifPresent(sound -> lines.add(shared(film, sound)));
    }
    lines.add("#EXT-X-STREAM-INF:BANDWIDTH=" + film.tracks().mapToLong(StreamTrack::peakBits).sum()
        + ",AVERAGE-BANDWIDTH=" + film.tracks().mapToLong(StreamTrack::meanBits).sum()
        + seen(shown) + ",CODECS=\"" + film.tracks().map(StreamTrack::codec).collect(Collectors.joining(",")) + "\""
        + (both ? ",AUDIO=\"audio\"" : ""));
    lines.add(address(film, shown));
    return text(lines);
  }

  private static String shared(StreamedFilm film, StreamTrack sound) {
    String channels = switch (sound.facts()) {
      case StreamTrack.Sound heard -> ",CHANNELS=\"" + heard.channels() + "\"";
      case StreamTrack.Pictures _ -> "";
    };
    return "#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"audio\",NAME=\"Sound\",DEFAULT=YES,AUTOSELECT=YES" + channels
        + ",URI=\"" + address(film, sound) + "\"";
  }

  private static String seen(StreamTrack track) {
    return switch (track.facts()) {
      case StreamTrack.Pictures(int width, int height, int rate, int base) -> String.format(Locale.ROOT,
          ",RESOLUTION=%dx%d,FRAME-RATE=%.3f", width, height, (double) rate / base);
      case StreamTrack.Sound _ -> "";
    };
  }

  private static String address(StreamedFilm film, StreamTrack track) {
    return film.folder() + "/" + track.folder() + "/" + TRACK;
  }

  /** The playlist of a track, beside its segments. */
  static String of(StreamTrack track) {
    List<String> lines = new ArrayList<>(HEAD);
    lines.add("#EXT-X-TARGETDURATION:" + track.longest().setScale(0, RoundingMode.CEILING).toPlainString());
    lines.add("#EXT-X-MEDIA-SEQUENCE:0");
    lines.add("#EXT-X-PLAYLIST-TYPE:VOD");
    lines.add("#EXT-X-MAP:URI=\"" + StreamTrack.START + "\"");
    for (int number = 0; number < track.segments().size(); number++) {
      lines.add("#EXTINF:" + track.seconds(track.segments().get(number)).toPlainString() + ",");
      lines.add(number + StreamTrack.ENDING);
    }
    lines.add("#EXT-X-ENDLIST");
    return text(lines);
  }

  private static String text(List<String> lines) {
    return String.join("\n", lines) + "\n";
  }
}
