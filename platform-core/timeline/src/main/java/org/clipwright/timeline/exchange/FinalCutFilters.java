package org.clipwright.timeline.exchange;

import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import org.clipwright.timeline.Keyframe;
import org.clipwright.timeline.Point;
import org.clipwright.timeline.Rational;
import org.clipwright.timeline.exchange.CanvasPlace.Offset;

/** Writes what Final Cut Pro does to a clip: its speed, opacity, sound level, and place on the canvas. */
final class FinalCutFilters {

  private static final String LARGEST_LEVEL = "3.98109";
  private static final String LARGEST_SCALE = "1000";
  private static final String LARGEST_TURN = "8640";

  private final ExchangeProject project;
  private final ExchangeClip clip;
  private final long in;
  private final XmlWriter xml;

  /**
   * Writes the filters of a clip.
   *
   * @param in the first frame of its media, from which keyframes count as well
   */
  FinalCutFilters(ExchangeProject project, ExchangeClip clip, long in, XmlWriter xml) {
    this.project = project;
    this.clip = clip;
    this.in = in;
    this.xml = xml;
  }

  /** Its speed, where that is not the recorded one. */
  void speed(String medium) throws XMLStreamException {
    boolean bends = clip.speed(project.profile().fps()).isEmpty();
    double speed = clip.speed(project.profile().fps()).orElse(1);
    if (speed == 1 && !bends) {
      return;
    }
    start("Time Remap", "timeremap", "motion", "motion", medium);
    setting("variablespeed", bends ? "1" : "0");
    setting("speed", Double.toString(speed * 100));
    setting("reverse", speed < 0 ? "TRUE" : "FALSE");
    setting("frameblending", "FALSE");
    if (bends) {
      graph();
    }
    end();
  }

  /** Which frame of the media is shown at which of the clip, straight from point to point. */
  private void graph() throws XMLStreamException {
    Rational fps = project.profile().fps();
    double first = project.frame(clip.start()) + 1.0;
    List<Double> bends = clip.bends(first, first + project.frames(clip), fps);
    xml.start("parameter");
    xml.leaf("parameterid", "graphdict");
    xml.leaf("name", "graphdict");
    xml.leaf("valuemin", 0);
    xml.leaf("valuemax", project.frame(clip.media().durationSeconds()));
    for (int i = 0; i < bends.size(); i++) {
      xml.start("keyframe");
      xml.leaf("when", when(bends.get(i)));
      xml.leaf("value", project.frame(Math.max(0, clip.mediaSeconds(bends.get(i), fps))));
      if (i == 0 || i == bends.size() - 1) {
        xml.leaf(i == 0 ? "speedkfin" : "speedkfout", "TRUE");
      }
      xml.end();
    }
    xml.end();
  }

  /** How opaque its picture is. */
  void opacity() throws XMLStreamException {
    start("Opacity", "opacity", "motion", "motion", "video");
    curve("opacity", "Opacity", "0", "100", clip.alpha(), 100);
    end();
  }

  /** How loud it is. */
  void volume() throws XMLStreamException {
    start("Audio Levels", "audiolevels", "audiolevels", "audiolevels", "audio");
    curve("level", "Level", "0", LARGEST_LEVEL, clip.volume(), 1);
    end();
  }

  /** The size, rotation and place of its picture, unless it lies on the canvas as the media are. */
  void motion() throws XMLStreamException {
    Optional<CanvasPlace> found = CanvasPlace.of(clip, project.profile());
    if (found.isEmpty() || found.get().isNative()) {
      return;
    }
    CanvasPlace placement = found.get();
    start("Basic Motion", "basic", "motion", "motion", "video");
    curve("scale", "Scale", "0", LARGEST_SCALE, placement.scale(), placement.pixelScale() * 100);
    curve("rotation", "Rotation", "-" + LARGEST_TURN, LARGEST_TURN, placement.rotation(), 1);
    center(placement);
    end();
  }

  /** The centre is counted in sizes of the media, from the middle of the canvas. */
  private void center(CanvasPlace placement) throws XMLStreamException {
    xml.start("parameter");
    xml.leaf("parameterid", "center");
    xml.leaf("name", "Center");
    if (placement.offsets().size() == 1) {
      offset(placement.offsets().getFirst(), placement);
    } else {
      for (Offset offset : placement.offsets()) {
        xml.start("keyframe");
        xml.leaf("when", when(offset.frame()));
        offset(offset, placement);
        xml.end();
      }
    }
    xml.end();
  }

  private void offset(Offset offset, CanvasPlace placement) throws XMLStreamException {
    xml.start("value");
    xml.leaf("horiz", Double.toString(offset.x() / placement.width()));
    xml.leaf("vert", Double.toString(offset.y() / placement.height()));
    xml.end();
  }

  private void curve(String id, String name, String lowest, String highest, Keyframe values, double factor)
      throws XMLStreamException {
    xml.start("parameter");
    xml.leaf("parameterid", id);
    xml.leaf("name", name);
    xml.leaf("valuemin", lowest);
    xml.leaf("valuemax", highest);
    if (values.points().size() < 2) {
      xml.leaf("value", Double.toString(values.value(1) * factor));
    } else {
      for (Point point : values.points()) {
        xml.start("keyframe");
        xml.leaf("when", when(point.frame()));
        xml.leaf("value", Double.toString(point.value() * factor));
        xml.end();
      }
    }
    xml.end();
  }

  /** The frame of the media, from 0, at which a keyframe of the clip lies. */
  private long when(double frame) {
    return in + Math.round(frame - 1) - project.frame(clip.start());
  }

  private void start(String name, String id, String category, String type, String medium) throws XMLStreamException {
    xml.start("filter");
    xml.start("effect");
    xml.leaf("name", name);
    xml.leaf("effectid", id);
    xml.leaf("effectcategory", category);
    xml.leaf("effecttype", type);
    xml.leaf("mediatype", medium);
  }

  private void setting(String id, String value) throws XMLStreamException {
    xml.start("parameter");
    xml.leaf("parameterid", id);
    xml.leaf("name", id);
    xml.leaf("value", value);
    xml.end();
  }

  private void end() throws XMLStreamException {
    xml.end();
    xml.end();
  }
}
