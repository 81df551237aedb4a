package org.clipwright.timeline.exchange;

import java.util.List;
import java.util.Locale;
import org.clipwright.timeline.Point;
import org.clipwright.timeline.exchange.ExchangeProject.ExchangeClip;

/**
 * Writes one layer of a project as an edit decision list in the CMX 3600 manner: cuts, gaps, opacity and audio levels.
 *
 * <p>Layout and level notes follow the desktop editor's exports, so that they can be read back there. Unlike those,
 * time codes count frames from 00, which is what other editors expect: the first frame of a second is {@code :00}.
 */
public final class EditDecisionList {

  private static final String REEL = "AX";
  private static final String BLACK = "BL";

  private final ExchangeProject project;
  private final StringBuilder text = new StringBuilder();

  private EditDecisionList(ExchangeProject project) {
    this.project = project;
  }

  /** The document for a layer; a layer without clips gives only the head. */
  public static String write(ExchangeProject project, int layer) {
    EditDecisionList list = new EditDecisionList(project);
    list.head(layer);
    list.events(project.clipsOn(layer));
    return list.text.toString();
  }

  private void head(int layer) {
    line("TITLE: " + project.name() + " - TRACK " + layer);
    line("FCM: NON-DROP FRAME");
    line("");
  }

  private void events(List<ExchangeClip> clips) {
    double at = 0;
    int number = 1;
    for (ExchangeClip clip : clips) {
      if (frame(clip.position()) > frame(at)) {
        event(number, BLACK, "V", 0, clip.position() - at, at, clip.position());
      }
      clip(number, clip);
      at = Math.max(at, clip.endPosition());
      number++;
    }
  }

  private void clip(int number, ExchangeClip clip) {
    if (clip.media().hasVideo()) {
      event(number, REEL, "V", clip.start(), clip.end(), clip.position(), clip.endPosition());
    }
    if (clip.media().hasAudio()) {
      event(number, REEL, "A", clip.start(), clip.end(), clip.position(), clip.endPosition());
    }
    line("* FROM CLIP NAME: " + clip.title());
    levels(clip);
    line("");
  }

  private void levels(ExchangeClip clip) {
    if (clip.alpha().points().size() > 1) {
      for (Point point : clip.alpha().points()) {
        line(String.format(Locale.ROOT, "* OPACITY LEVEL AT %s IS %.2f%%  (REEL %s)", keyTime(point),
            point.value() * 100, REEL));
      }
    }
    if (clip.volume().points().size() > 1) {
      for (Point point : clip.volume().points()) {
        line(String.format(
            Locale.ROOT, "* AUDIO LEVEL AT %s IS %.2f DB  (REEL %s A1)", keyTime(point), point.value() * 99 - 99,
            REEL));
      }
    }
  }

  private void event(
      int number, String reel, String channel, double sourceIn, double sourceOut, double recordIn, double recordOut) {
    line(String.format(Locale.ROOT, "%03d  %-9s%-6s%-9s%11s %11s %11s %11s",
        number, reel, channel, "C", timeCode(sourceIn), timeCode(sourceOut), timeCode(recordIn), timeCode(recordOut)));
  }

  private String keyTime(Point point) {
    return timeCode((point.frame() - 1) / project.profile().fps().toDouble());
  }

  private long frame(double seconds) {
    return Math.round(seconds * project.profile().fps().toDouble());
  }

  private String timeCode(double seconds) {
    long rate = Math.max(1, Math.round(project.profile().fps().toDouble()));
    long frames = Math.max(0, frame(seconds));
    long whole = frames / rate;
    return String.format(Locale.ROOT, "%02d:%02d:%02d:%02d",
        whole / 3600 % 24, whole / 60 % 60, whole % 60, frames % rate);
  }

  private void line(String content) {
    text.append(content).append('\n');
  }
}
