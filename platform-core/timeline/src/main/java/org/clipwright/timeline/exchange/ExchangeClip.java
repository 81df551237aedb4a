package org.clipwright.timeline.exchange;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clipwright.timeline.ClipGeometry;
import org.clipwright.timeline.Keyframe;
import org.clipwright.timeline.MediaInfo;
import org.clipwright.timeline.Point;
import org.clipwright.timeline.Rational;
import org.clipwright.timeline.TimelineRange;

/**
 * A clip as represented in other editors' formats.
 *
 * @param id identifies the clip
 * @param title the name of its file
 * @param path its file's path, as seen from the exported document
 * @param fileId identifies the file
 * @param media properties of the file
 * @param position seconds on the timeline
 * @param start left trim in seconds
 * @param end right trim in seconds
 * @param layer stacking order
 * @param alpha opacity, 1 being opaque
 * @param volume gain, 1 being unchanged
 * @param time which media frame is shown at which frame, both at the project's rate; unchanged if there are no points
 * @param geometry where its picture is on the canvas
 * @param json all that the project says about it; never modified
 */
public record ExchangeClip(
    String id,
    String title,
    String path,
    String fileId,
    MediaInfo media,
    double position,
    double start,
    double end,
    int layer,
    Keyframe alpha,
    Keyframe volume,
    Keyframe time,
    ClipGeometry geometry,
    ObjectNode json) {

  private static final int SAMPLES = 64;

  /** The deviation from a straight line, in frames, up to which a curve counts as straight. */
  private static final double STRAIGHT = 0.75;

  /** Its duration on the timeline, in seconds. */
  public double length() {
    return end - start;
  }

  /** Where it ends on the timeline, in seconds. */
  public double endPosition() {
    return TimelineRange.of(position, start, end).endPosition();
  }

  /** Its file's URL, relative to the document, with illegal characters escaped. */
  public String url() {
    return Arrays.stream(path.split("/"))
        .map(name -> URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20"))
        .collect(Collectors.joining("/"));
  }

  /** The time code of its media's first frame, in seconds since midnight; 0 if they state none. */
  public ExactSeconds timeOfDay() {
    return Timecode.beginning(media);
  }

  /** Its playback speed, 1 being unchanged and negative backwards; empty if it varies. */
  public OptionalDouble speed(Rational fps) {
    if (time.points().size() < 2) {
      return OptionalDouble.of(1);
    }
    double first = start * fps.toDouble() + 1;
    double frames = length() * fps.toDouble() - 1;
    if (frames < 1) {
      return OptionalDouble.of(1);
    }
    double speed = (time.value(first + frames) - time.value(first)) / frames;
    for (int i = 0; i <= SAMPLES; i++) {
      double at = frames * i / SAMPLES;
      if (Math.abs(time.value(first + at) - time.value(first) - speed * at) > STRAIGHT) {
        return OptionalDouble.empty();
      }
    }
    return OptionalDouble.of(Math.rint(speed * 1000) / 1000);
  }

  /** The second of the media at which it begins. */
  public double sourceStart(Rational fps) {
    boolean remapped = time.points().size() >= 2 && speed(fps).isPresent();
    return remapped ? (time.value(start * fps.toDouble() + 1) - 1) / fps.toDouble() : start;
  }

  /** The second of the media that it shows at one of its frames; at a constant speed also after its last. */
  double mediaSeconds(double frame, Rational fps) {
    OptionalDouble speed = speed(fps);
    double later = (frame - 1) / fps.toDouble() - start;
    return speed.isPresent() ? sourceStart(fps) + later * speed.getAsDouble()
        : (time.value(frame) - 1) / fps.toDouble();
  }

  /** Its frames at which the speed changes, from its first to the one after its last. */
  List<Double> bends(double first, double end, Rational fps) {
    Stream<Double> within = speed(fps).isPresent() ? Stream.empty()
        : time.points().stream().map(Point::frame).filter(frame -> frame > first && frame < end);
    return Stream.of(Stream.of(first), within, Stream.of(end)).flatMap(frames -> frames).toList();
  }
}
