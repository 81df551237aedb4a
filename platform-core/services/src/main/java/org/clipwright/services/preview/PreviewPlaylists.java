package org.clipwright.services.preview;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.clipwright.timeline.Profile;

/** Writes the playlists of a preview, as in RFC 8216; they take nothing but the project's profile and length. */
final class PreviewPlaylists {

  private static final List<String> HEAD = List.of("#EXTM3U", "#EXT-X-VERSION:7", "#EXT-X-INDEPENDENT-SEGMENTS");
  private static final String SOUND_CODEC = "mp4a.40.2";

  /** Bits for a pixel at the busiest moments, beside the sound. */
  private static final double PIXEL_BITS = 0.2;

  private static final int SOUND_BITS = 160_000;
  private static final int BLOCK = 16;

  private PreviewPlaylists() {}

  /** The playlist that leads to the tracks. */
  static String master(Profile profile) {
    boolean sound = PreviewTrack.SOUND.isOf(profile);
    Stream<String> tracks = Stream.of(PreviewTrack.values())
        .filter(track -> track != PreviewTrack.SOUND && track.isOf(profile))
        .flatMap(track -> Stream.of(variant(track.size(profile), profile, sound), address(track)));
    String shared = "#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"audio\",NAME=\"Sound\",DEFAULT=YES,AUTOSELECT=YES,CHANNELS=\""
        + PreviewCut.CHANNELS + "\",URI=\"" + address(PreviewTrack.SOUND) + "\"";
    return text(Stream.of(HEAD.stream(), sound ? Stream.of(shared) : Stream.<String>empty(), tracks)
        .flatMap(lines -> lines));
  }

  private static String address(PreviewTrack track) {
    return track.word() + "/index.m3u8";
  }

  private static String variant(PreviewTrack.PictureSize size, Profile profile, boolean sound) {
    double fps = profile.fps().toDouble();
    long bits = Math.round(size.width() * size.height() * fps * PIXEL_BITS) + SOUND_BITS;
    return String.format(Locale.ROOT,
        "#EXT-X-STREAM-INF:BANDWIDTH=%d,RESOLUTION=%dx%d,FRAME-RATE=%.3f,CODECS=\"%s\"%s", bits, size.width(),
        size.height(), fps, pictureCodec(size, fps) + (sound ? "," + SOUND_CODEC : ""),
        sound ? ",AUDIO=\"audio\"" : "");
  }

  /** H.264's High profile at a level that is enough for the pictures. */
  private static String pictureCodec(PreviewTrack.PictureSize size, double fps) {
    double blocks = Math.ceilDiv(size.width(), BLOCK) * Math.ceilDiv(size.height(), BLOCK) * fps;
    String level = blocks <= 108_000 ? "1f" : blocks <= 245_760 ? "28" : blocks <= 983_040 ? "33" : "34";
    return "avc1.6400" + level;
  }

  /**
   * The playlist of a track.
   *
   * @param version changes the segments' addresses, so that they may be kept for ever
   */
  static String of(PreviewTrack track, PreviewCut cut, String version) {
    LongFunction<BigDecimal> seconds = track == PreviewTrack.SOUND ? cut::soundSeconds : cut::pictureSeconds;
    StringBuilder segments = new StringBuilder();
    BigDecimal longest = BigDecimal.ONE;
    for (long number = 0; number < cut.segments(); number++) {
      BigDecimal length = seconds.apply(number);
      longest = longest.max(length);
      segments.append("#EXTINF:").append(length.toPlainString()).append(",\n")
          .append(number).append(".m4s?v=").append(version).append('\n');
    }
    return text(Stream.concat(HEAD.stream(), Stream.of(
        "#EXT-X-TARGETDURATION:" + longest.setScale(0, RoundingMode.CEILING).toPlainString(),
        "#EXT-X-MEDIA-SEQUENCE:0", "#EXT-X-PLAYLIST-TYPE:VOD",
        "#EXT-X-MAP:URI=\"init.mp4?v=" + version + "\"")))
        + segments + "#EXT-X-ENDLIST\n";
  }

  private static String text(Stream<String> lines) {
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(line).append('\n'));
    return text.toString();
  }
}
