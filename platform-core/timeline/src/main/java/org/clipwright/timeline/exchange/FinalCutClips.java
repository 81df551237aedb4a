package org.clipwright.timeline.exchange;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import org.clipwright.timeline.MediaInfo;
import org.clipwright.timeline.Rational;

/** Writes the clips of a project in Final Cut Pro's interchange format, with their files, speeds and levels. */
final class FinalCutClips {

  /** Ticks per second in the values that Premiere reads. */
  private static final long TICKS_PER_SECOND = 254_016_000_000L;

  /** Stands for an end that is determined by the adjacent transition. */
  private static final long BY_TRANSITION = -1;

  private final ExchangeProject project;
  private final XmlWriter xml;
  private final Rational fps;
  private final Dissolves dissolves;
  private final Set<String> describedFiles = new HashSet<>();

  FinalCutClips(ExchangeProject project, XmlWriter xml) {
    this.project = project;
    this.xml = xml;
    this.fps = project.profile().fps();
    this.dissolves = Dissolves.of(project);
  }

  /** Writes a clip's picture, after the transition that it begins with. */
  void picture(ExchangeClip clip) throws XMLStreamException {
    Optional<ExchangeClip> before = dissolves.from(clip);
    if (before.isPresent()) {
      dissolve(before.get(), clip);
    }
    head(clip, clip.id(), before.isPresent(), dissolves.into(clip).isPresent());
    FinalCutFilters filters = new FinalCutFilters(project, clip, in(clip), xml);
    filters.speed("video");
    filters.opacity();
    filters.motion();
    xml.end();
  }

  /** Writes one channel of a clip's sound. */
  void sound(ExchangeClip clip, int channel) throws XMLStreamException {
    head(clip, clip.id() + (channel == 1 ? "-audio" : "-audio" + channel), false, false);
    FinalCutFilters filters = new FinalCutFilters(project, clip, in(clip), xml);
    filters.speed("audio");
    xml.start("sourcetrack");
    xml.leaf("mediatype", "audio");
    xml.leaf("trackindex", channel);
    xml.end();
    filters.volume();
    xml.end();
  }

  private void dissolve(ExchangeClip before, ExchangeClip after) throws XMLStreamException {
    xml.start("transitionitem");
    xml.leaf("start", project.frame(after.position()));
    xml.leaf("end", project.frame(before.endPosition()));
    xml.leaf("alignment", "center");
    xml.rate(fps);
    xml.start("effect");
    xml.leaf("name", "Cross Dissolve");
    xml.leaf("effectid", "Cross Dissolve");
    xml.leaf("effectcategory", "Dissolve");
    xml.leaf("effecttype", "transition");
    xml.leaf("mediatype", "video");
    xml.end();
    xml.end();
  }

  private void head(ExchangeClip clip, String id, boolean comes, boolean goes) throws XMLStreamException {
    long in = in(clip);
    long out = in + project.frames(clip);
    xml.start("clipitem", "id", id);
    xml.leaf("name", clip.title());
    xml.leaf("enabled", "TRUE");
    xml.leaf("duration", Math.max(out, project.frame(clip.media().durationSeconds() / rate(clip))));
    xml.rate(fps);
    xml.leaf("start", comes ? BY_TRANSITION : project.frame(clip.position()));
    xml.leaf("end", goes ? BY_TRANSITION : project.frame(clip.endPosition()));
    xml.leaf("in", in);
    xml.leaf("out", out);
    xml.leaf("pproTicksIn", ticks(in));
    xml.leaf("pproTicksOut", ticks(out));
    file(clip);
  }

  /** The frame at which it begins in its media at its speed, counted from the end if it plays backwards. */
  private long in(ExchangeClip clip) {
    double start = clip.sourceStart(fps);
    boolean backwards = clip.speed(fps).orElse(1) < 0;
    double last = clip.media().durationSeconds() - 1 / fps.toDouble();
    return project.frame(Math.max(0, backwards ? last - start : start) / rate(clip));
  }

  /** The ratio of its speed to the recorded speed, in either direction; 1 for a frozen picture. */
  private double rate(ExchangeClip clip) {
    double speed = Math.abs(clip.speed(fps).orElse(1));
    return speed == 0 ? 1 : speed;
  }

  private void file(ExchangeClip clip) throws XMLStreamException {
    xml.start("file", "id", clip.fileId());
    if (describedFiles.add(clip.fileId())) {
      MediaInfo media = clip.media();
      xml.leaf("name", clip.title());
      xml.leaf("pathurl", clip.url());
      xml.rate(media.fps());
      xml.leaf("duration", Math.round(media.durationSeconds() * media.fps().toDouble()));
      Optional<Timecode> timecode = Timecode.of(media);
      if (timecode.isPresent()) {
        xml.timecode(timecode.get(), media.fps());
      }
      xml.start("media");
      fileMedia(media);
      xml.end();
    }
    xml.end();
  }

  private void fileMedia(MediaInfo media) throws XMLStreamException {
    if (media.hasVideo()) {
      xml.start("video");
      xml.start("samplecharacteristics");
      xml.leaf("width", media.width());
      xml.leaf("height", media.height());
      xml.end();
      xml.end();
    }
    if (media.hasAudio()) {
      xml.start("audio");
      xml.start("samplecharacteristics");
      xml.leaf("depth", 16);
      xml.leaf("samplerate", media.sound().sampleRate());
      xml.end();
      xml.leaf("channelcount", media.sound().channels());
      xml.end();
    }
  }

  /** Ticks of a number of frames. */
  private long ticks(long frames) {
    return Math.round((double) frames * TICKS_PER_SECOND / fps.num() * fps.den());
  }
}
