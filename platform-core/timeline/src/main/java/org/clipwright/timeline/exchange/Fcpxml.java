package org.clipwright.timeline.exchange;

import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.clipwright.timeline.Rational;
import org.clipwright.timeline.exchange.ExchangeProject.Marker;

/**
 * Writes a project in the interchange format of today's Final Cut Pro (FCPXML 1.10).
 *
 * <p>The primary storyline is a gap as long as the project; layers are storylines connected to it, in lanes from the
 * lowest to the highest. Times are ratios of seconds that fall on frames, as the format demands.
 */
public final class Fcpxml {

  private static final String VERSION = "1.10";

  private final ExchangeProject project;
  private final XmlWriter xml;
  private final FcpxmlResources resources;
  private final FcpxmlClips clips;
  private final Dissolves dissolves;
  private final Rational fps;

  private Fcpxml(ExchangeProject project, XmlWriter xml) {
    this.project = project;
    this.xml = xml;
    this.resources = new FcpxmlResources(project, xml);
    this.clips = new FcpxmlClips(project, resources, xml);
    this.dissolves = Dissolves.of(project);
    this.fps = project.profile().fps();
  }

  /** The complete document. */
  public static String write(ExchangeProject project) {
    try {
      XmlWriter xml = new XmlWriter("fcpxml");
      new Fcpxml(project, xml).document();
      return xml.finish();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("Writing XML into memory failed.", e);
    }
  }

  private String time(long frames) {
    return ExactSeconds.of(frames, fps).toString();
  }

  private void document() throws XMLStreamException {
    xml.start("fcpxml", "version", VERSION);
    resources.write();
    xml.start("library");
    xml.start("event", "name", project.name());
    xml.start("project", "name", project.name());
    String duration = time(project.frame(project.lengthSeconds()));
    xml.start("sequence", "format", FcpxmlResources.CANVAS, "duration", duration, "tcStart", "0s", "tcFormat", "NDF",
        "audioLayout", project.profile().channels() == 1 ? "mono" : "stereo");
    xml.start("spine");
    xml.start("gap", "name", "Gap", "offset", "0s", "start", "0s", "duration", duration);
    int lane = 1;
    for (int layer : project.layers()) {
      for (List<ExchangeClip> row : dissolves.rows(project.clipsOn(layer))) {
        storyline(row, lane++);
      }
    }
    markers();
  }

  private void markers() throws XMLStreamException {
    for (Marker marker : project.markers()) {
      xml.empty("marker", "start", time(project.frame(marker.position())), "duration", time(1), "value",
          marker.name());
    }
  }

  private void storyline(List<ExchangeClip> row, int lane) throws XMLStreamException {
    xml.start("spine", "lane", Integer.toString(lane), "offset", "0s");
    long at = 0;
    for (int i = 0; i < row.size(); i++) {
      ExchangeClip clip = row.get(i);
      long begin = i == 0 ? project.frame(clip.position()) : cut(row.get(i - 1), clip);
      if (begin > at) {
        xml.empty("gap", "name", "Gap", "offset", time(at), "start", "0s", "duration", time(begin - at));
      }
      at = i + 1 < row.size() && overlap(clip, row.get(i + 1)) > 0
          ? cut(clip, row.get(i + 1)) : project.frame(clip.endPosition());
      clips.write(clip, begin, at - begin);
      if (i + 1 < row.size()) {
        dissolve(clip, row.get(i + 1));
      }
    }
    xml.end();
  }

  /** The format wants the cut in the middle of what overlaps. */
  private long cut(ExchangeClip first, ExchangeClip second) {
    return project.frame(second.position()) + overlap(first, second) / 2;
  }

  private long overlap(ExchangeClip first, ExchangeClip second) {
    return Math.max(0, project.frame(first.endPosition()) - project.frame(second.position()));
  }

  /** A transition without a filter is a cross dissolve. */
  private void dissolve(ExchangeClip first, ExchangeClip second) throws XMLStreamException {
    if (overlap(first, second) > 0) {
      xml.empty("transition", "name", "Cross Dissolve", "offset", time(project.frame(second.position())), "duration",
          time(overlap(first, second)));
    }
  }
}
