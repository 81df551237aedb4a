package org.clipwright.timeline.exchange;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.clipwright.timeline.Point;
import org.clipwright.timeline.Rational;

/**
 * Writes one layer of a project as a CMX 3600 edit decision list: cuts, gaps, dissolves, speeds, opacity and audio
 * levels, markers.
 *
 * <p>Layout and level notes follow the desktop editor's exports, so that it can read them back. Unlike those, time
 * codes count frames from 00, as other editors expect: the first frame of a second is {@code :00}; and sources are
 * counted from the time code that their media carry.
 */
public final class EditDecisionList {

  private static final String REEL = "AX";
  private static final String BLACK = "BL";
  private static final String CUT = "C";

  private final ExchangeProject project;
  private final Rational fps;
  private final Dissolves dissolves;
  private final StringBuilder text = new StringBuilder();

  private EditDecisionList(ExchangeProject project) {
    this.project = project;
    this.fps = project.profile().fps();
    this.dissolves = Dissolves.of(project);
  }

  /** The document for a layer; for a layer without clips, only the header. */
  public static String write(ExchangeProject project, int layer) {
    EditDecisionList list = new EditDecisionList(project);
    list.head(layer);
    list.events(project.clipsOn(layer));
    list.markers();
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
      Timecode zero = Timecode.zero(fps);
      if (project.frame(clip.position()) > project.frame(at)) {
        long gap = project.frame(clip.position()) - project.frame(at);
        event(number, BLACK, "V", CUT, zero, zero.plus(gap), at, clip.position());
      }
      clip(number, clip);
      at = Math.max(at, clip.endPosition());
      number++;
    }
  }

  private void clip(int number, ExchangeClip clip) {
    // A clip that dissolves into the next ends where that one begins; the dissolve shows the rest of it.
    double end = dissolves.into(clip).map(ExchangeClip::position).orElse(clip.endPosition());
    Optional<ExchangeClip> before = dissolves.from(clip);
    String kind = before.map(from -> dissolve(number, from, clip)).orElse(CUT);
    double speed = clip.speed(fps).orElse(1);
    long frames = project.frame(end) - project.frame(clip.position());
    Timecode first = source(clip, 0);
    Timecode in = speed < 0 ? source(clip, frames - 1) : first;
    Timecode out = speed < 0 ? first.plus(1) : source(clip, frames);
    if (clip.media().hasVideo()) {
      event(number, REEL, "V", kind, in, out, clip.position(), end);
    }
    if (clip.media().hasAudio()) {
      event(number, REEL, "A", kind, in, out, clip.position(), end);
    }
    if (speed != 1) {
      line(String.format(Locale.ROOT, "M2   %-9s%s%05.1f%28s", REEL, speed < 0 ? "-" : "",
          Math.abs(speed) * fps.toDouble(), first.text()));
    }
    before.ifPresent(from -> line("* FROM CLIP NAME: " + from.title()));
    line((before.isPresent() ? "* TO CLIP NAME: " : "* FROM CLIP NAME: ") + clip.title());
    levels(clip);
    line("");
  }

  /** Writes the outgoing clip's zero-length event, and returns the transition type for the incoming clip's event. */
  private String dissolve(int number, ExchangeClip from, ExchangeClip to) {
    Timecode cut = source(from, project.frame(to.position()) - project.frame(from.position()));
    event(number, REEL, from.media().hasVideo() ? "V" : "A", CUT, cut, cut, to.position(), to.position());
    return String.format(Locale.ROOT, "D    %03d",
        Math.min(999, project.frame(from.endPosition()) - project.frame(to.position())));
  }

  /** The time code of the media shown the given number of frames after a clip's first. */
  private Timecode source(ExchangeClip clip, long frames) {
    Timecode beginning = Timecode.of(clip.media()).orElse(Timecode.zero(fps)).counted(Timecode.base(fps));
    long played = Math.round(frames * clip.speed(fps).orElse(1));
    return beginning.plus(Math.max(0, project.frame(clip.sourceStart(fps)) + played));
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

  private void markers() {
    project.markers().forEach(marker -> line("* LOC: " + timeCode(marker.position()) + " RED     " + marker.name()));
  }

  private void event(int number, String reel, String channel, String kind, Timecode sourceIn, Timecode sourceOut,
      double recordIn, double recordOut) {
    line(String.format(Locale.ROOT, "%03d  %-9s%-6s%-9s%11s %11s %11s %11s",
        number, reel, channel, kind, sourceIn.text(), sourceOut.text(), timeCode(recordIn), timeCode(recordOut)));
  }

  private String keyTime(Point point) {
    return timeCode((point.frame() - 1) / fps.toDouble());
  }

  private String timeCode(double seconds) {
    return Timecode.zero(fps).plus(Math.max(0, project.frame(seconds))).text();
  }

  /** Line breaks in titles and markers would otherwise start new lines. */
  private void line(String content) {
    text.append(content.replaceAll("\\R", " ")).append('\n');
  }
}
