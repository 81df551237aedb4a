package org.clipwright.timeline.exchange;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleFunction;
import javax.xml.stream.XMLStreamException;
import org.clipwright.timeline.Keyframe;
import org.clipwright.timeline.Point;
import org.clipwright.timeline.Rational;
import org.clipwright.timeline.ScaleMode;
import org.clipwright.timeline.exchange.CanvasPlace.Offset;

/** Writes the clips of an FCPXML storyline, with their speed, place on the canvas, opacity and volume. */
final class FcpxmlClips {

  private static final double SILENT_DECIBELS = -96;
  private static final double PERCENT = 100;

  private final ExchangeProject project;
  private final FcpxmlResources resources;
  private final XmlWriter xml;
  private final Rational fps;

  FcpxmlClips(ExchangeProject project, FcpxmlResources resources, XmlWriter xml) {
    this.project = project;
    this.resources = resources;
    this.xml = xml;
    this.fps = project.profile().fps();
  }

  /**
   * Writes a clip.
   *
   * @param begin the frame of the timeline at which the part between its cuts begins
   * @param frames the length of that part
   */
  void write(ExchangeClip clip, long begin, long frames) throws XMLStreamException {
    boolean still = clip.media().hasSingleImage();
    long cut = begin - project.frame(clip.position());
    String start = origin(clip).plus(ExactSeconds.of(cut, fps)).toString();
    xml.start(still ? "video" : "asset-clip", "ref", resources.asset(clip), "name", clip.title(), "offset",
        time(begin), "start", start, "duration", time(frames));
    speed(clip);
    if (clip.media().hasVideo()) {
      place(clip);
      curve("adjust-blend", clip, clip.alpha(), 1, FcpxmlClips::number);
    }
    if (clip.media().hasAudio()) {
      curve("adjust-volume", clip, clip.volume(), 1, FcpxmlClips::decibels);
    }
    xml.end();
  }

  private String time(long frames) {
    return ExactSeconds.of(frames, fps).toString();
  }

  private boolean isRecordedSpeed(ExchangeClip clip) {
    return clip.media().hasSingleImage() || clip.speed(fps).orElse(0) == 1;
  }

  /** The clip's own time where it begins: that of its media, or 0 where its speed is another. */
  private ExactSeconds origin(ExchangeClip clip) {
    return isRecordedSpeed(clip) && !clip.media().hasSingleImage()
        ? clip.timeOfDay().plus(ExactSeconds.of(project.frame(clip.sourceStart(fps)), fps)) : ExactSeconds.ZERO;
  }

  private void speed(ExchangeClip clip) throws XMLStreamException {
    if (isRecordedSpeed(clip)) {
      return;
    }
    long first = project.frame(clip.start());
    long frames = project.frames(clip);
    List<Double> bends = clip.bends(first + 1.0, first + 1.0 + frames, fps);
    double ahead = isBackwards(clip, bends) ? fps.inverse().toDouble() : 0;
    xml.start("timeMap");
    for (double frame : bends) {
      double shown = clip.mediaSeconds(frame, fps) + ahead;
      ExactSeconds media = ExactSeconds.of(Math.max(0, project.frame(shown)), fps);
      xml.empty("timept", "time", time(Math.round(frame) - 1 - first), "value",
          clip.timeOfDay().plus(media).toString(), "interp", "linear");
    }
    xml.end();
  }

  /** The format counts media backwards from the end of the first frame that is shown, not from its beginning. */
  private boolean isBackwards(ExchangeClip clip, List<Double> bends) {
    double before = Double.POSITIVE_INFINITY;
    for (double frame : bends) {
      double shown = clip.mediaSeconds(frame, fps);
      if (shown >= before) {
        return false;
      }
      before = shown;
    }
    return true;
  }

  /** Sizes are compared with that of the conformed picture, and places with the height of the canvas, upwards. */
  private void place(ExchangeClip clip) throws XMLStreamException {
    Optional<CanvasPlace> found = CanvasPlace.of(clip, project.profile());
    ScaleMode mode = clip.geometry().scaleMode();
    if (mode == ScaleMode.CROP || mode == ScaleMode.NONE) {
      xml.empty("adjust-conform", "type", mode == ScaleMode.CROP ? "fill" : "none");
    }
    if (found.isEmpty() || found.get().isStill()) {
      return;
    }
    CanvasPlace placement = found.get();
    double height = project.profile().height();
    xml.start("adjust-transform", "position", position(placement.offsets().getFirst(), height), "scale",
        scale(placement.scale().value(1)), "rotation", number(-placement.rotation().value(1)));
    if (placement.offsets().size() > 1) {
      start("position");
      for (Offset offset : placement.offsets()) {
        keyframe(clip, offset.frame(), position(offset, height));
      }
      end();
    }
    animated("scale", clip, placement.scale(), FcpxmlClips::scale);
    animated("rotation", clip, placement.rotation(), degrees -> number(-degrees));
    xml.end();
  }

  private void curve(
      String element, ExchangeClip clip, Keyframe values, double usual, DoubleFunction<String> text)
      throws XMLStreamException {
    if (values.isConstant() && values.value(1) == usual) {
      return;
    }
    xml.start(element, "amount", text.apply(values.value(1)));
    animated("amount", clip, values, text);
    xml.end();
  }

  private void animated(String name, ExchangeClip clip, Keyframe values, DoubleFunction<String> text)
      throws XMLStreamException {
    if (values.points().size() < 2) {
      return;
    }
    start(name);
    for (Point point : values.points()) {
      keyframe(clip, point.frame(), text.apply(point.value()));
    }
    end();
  }

  private void start(String name) throws XMLStreamException {
    xml.start("param", "name", name);
    xml.start("keyframeAnimation");
  }

  private void keyframe(ExchangeClip clip, double frame, String value) throws XMLStreamException {
    long later = Math.round(frame - 1) - project.frame(clip.start());
    xml.empty("keyframe", "time", origin(clip).plus(ExactSeconds.of(later, fps)).toString(), "value", value);
  }

  private void end() throws XMLStreamException {
    xml.end();
    xml.end();
  }

  private static String position(Offset offset, double height) {
    return number(offset.x() / height * PERCENT) + " " + number(-offset.y() / height * PERCENT);
  }

  private static String scale(double value) {
    return number(value) + " " + number(value);
  }

  private static String decibels(double gain) {
    return number(gain <= 0 ? SILENT_DECIBELS : Math.max(SILENT_DECIBELS, 20 * Math.log10(gain))) + "dB";
  }

  /** Without an exponent, and without the minus of 0. */
  private static String number(double value) {
    String text = String.format(Locale.ROOT, "%.5f", value).replaceFirst("\\.?0+$", "");
    return text.equals("-0") || text.isEmpty() ? "0" : text;
  }
}
