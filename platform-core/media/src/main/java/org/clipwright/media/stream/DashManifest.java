package org.clipwright.media.stream;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Writes the manifest of DASH. Nothing in it needs to be escaped: names of folders are encoded as in addresses. */
final class DashManifest {

  private DashManifest() {}

  /** The manifest of a film. */
  static String of(StreamedFilm film) {
    BigDecimal length = film.tracks().map(StreamTrack::seconds).max(Comparator.naturalOrder()).orElseThrow();
    BigDecimal longest = film.tracks().map(StreamTrack::longest).max(Comparator.naturalOrder()).orElseThrow();
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <MPD xmlns="urn:mpeg:dash:schema:mpd:2011" profiles="urn:mpeg:dash:profile:isoff-live:2011" type="static" \
        mediaPresentationDuration="PT%sS" maxSegmentDuration="PT%sS" minBufferTime="PT%sS">
          <Period id="0" start="PT0S">
            <BaseURL>%s/</BaseURL>
        %s  </Period>
        </MPD>
        """.formatted(length.toPlainString(), longest.toPlainString(), longest.toPlainString(), film.folder(),
        film.tracks().map(DashManifest::set).collect(Collectors.joining()));
  }

  private static String set(StreamTrack track) {
    String folder = track.folder();
    return """
            <AdaptationSet contentType="%s" mimeType="%s/mp4" segmentAlignment="true" startWithSAP="1">
              <SegmentTemplate timescale="%d" initialization="%s/%s" media="%s/$Number$%s" startNumber="0">
                <SegmentTimeline>
        %s        </SegmentTimeline>
              </SegmentTemplate>
              %s
            </AdaptationSet>
        """.formatted(folder, folder, track.timescale(), folder, StreamTrack.START, folder, StreamTrack.ENDING,
        timeline(track.segments()), representation(track));
  }

  /** Segments of the same length, one after the other, are written once. */
  private static String timeline(List<StreamTrack.Segment> segments) {
    StringBuilder text = new StringBuilder();
    for (int first = 0; first < segments.size();) {
      long units = segments.get(first).units();
      int next = first + 1;
      while (next < segments.size() && segments.get(next).units() == units) {
        next++;
      }
      text.append("          <S ").append(first == 0 ? "t=\"0\" " : "").append("d=\"").append(units).append('"')
          .append(next - first > 1 ? " r=\"" + (next - first - 1) + "\"" : "").append("/>\n");
      first = next;
    }
    return text.toString();
  }

  private static String representation(StreamTrack track) {
    String head = "<Representation id=\"" + track.folder() + "\" codecs=\"" + track.codec() + "\" bandwidth=\""
        + track.peakBits() + "\"";
    return switch (track.facts()) {
      case StreamTrack.Pictures(int width, int height, int rate, int base) -> head + " width=\"" + width
          + "\" height=\"" + height + "\" frameRate=\"" + rate + "/" + base + "\"/>";
      case StreamTrack.Sound(int sampleRate, int channels) -> head + " audioSamplingRate=\"" + sampleRate
          + "\"><AudioChannelConfiguration schemeIdUri=\"urn:mpeg:dash:23003:3:audio_channel_configuration:2011\""
          + " value=\"" + channels + "\"/></Representation>";
    };
  }
}
