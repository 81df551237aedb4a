package org.clipwright.services.project;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.clipwright.sdk.caption.CaptionCue;
import org.clipwright.sdk.caption.CaptionReader;
import org.clipwright.services.action.ActionResult;
import org.clipwright.timeline.Rational;
import org.clipwright.timeline.TimelineRange;

/** Looks for clips, transitions and captions whose position is probably unintentional. */
final class TimelineCheck {

  /** An overrun beyond the media of less than this may be a rounded length. */
  private static final double ROUNDING_SECONDS = 0.5;

  private final JsonNode project;
  private final Rational fps;
  private final List<ActionResult.Finding> findings = new ArrayList<>();

  TimelineCheck(ObjectNode project) {
    this.project = project;
    this.fps = new Rational(project.path("fps").path("num").asInt(30), project.path("fps").path("den").asInt(1));
  }

  List<ActionResult.Finding> findings() {
    project.path("clips").forEach(this::requireWithinMedia);
    project.path("clips").forEach(this::requireCaptionsWithinClip);
    layers().values().forEach(this::requireNoGaps);
    project.path("effects").forEach(this::requireClipUnderneath);
    return List.copyOf(findings);
  }

  /** A clip that plays faster or slower, backwards or in loops may end anywhere. */
  private void requireWithinMedia(JsonNode clip) {
    JsonNode media = clip.path("reader");
    double length = media.path("duration").asDouble();
    double beyond = clip.path("end").asDouble() - length;
    boolean plays = length > 0 && !media.path("has_single_image").asBoolean()
        && clip.path("time").path("Points").size() < 2;
    if (plays && beyond > 1 / fps.toDouble()) {
      String sentence = String.format(Locale.ROOT,
          "The %s ends at second %s of its media, which is %s seconds long; its last picture would be held for %s"
              + " seconds.",
          name(clip), seconds(clip.path("end").asDouble()), seconds(length),
          seconds(beyond));
      findings.add(beyond > ROUNDING_SECONDS
          ? ActionResult.Finding.error(name(clip), sentence) : ActionResult.Finding.warning(name(clip), sentence));
    }
  }

  /** Captions follow the media; a clip at another speed shows a different part of it than its trims suggest. */
  private void requireCaptionsWithinClip(JsonNode clip) {
    if (clip.at("/time/Points").size() > 1) {
      return;
    }
    double shown = clip.path("end").asDouble() - clip.path("start").asDouble();
    for (JsonNode effect : clip.path("effects")) {
      long outside = CaptionReader.read(effect.path("caption_text").asText("")).cues().stream()
          .filter(cue -> isOutside(cue, clip)).count();
      if (outside > 0) {
        findings.add(ActionResult.Finding.warning(name(clip), String.format(Locale.ROOT,
            "Captions of the %s that lie outside the %s seconds it shows: %d.", name(clip), seconds(shown), outside)));
      }
    }
  }

  private static boolean isOutside(CaptionCue cue, JsonNode clip) {
    return cue.startSeconds() >= clip.path("end").asDouble() || cue.endSeconds() <= clip.path("start").asDouble();
  }

  private Map<Integer, List<JsonNode>> layers() {
    return StreamSupport.stream(project.path("clips").spliterator(), false)
        .sorted(Comparator.comparingDouble(clip -> clip.path("position").asDouble()))
        .collect(Collectors.groupingBy(clip -> clip.path("layer").asInt(), TreeMap::new, Collectors.toList()));
  }

  /** A gap of one frame is a black flash that nobody wants. */
  private void requireNoGaps(List<JsonNode> layer) {
    for (int i = 1; i < layer.size(); i++) {
      JsonNode before = layer.get(i - 1);
      JsonNode after = layer.get(i);
      long gap = range(after).firstFrame(fps) - range(before).lastFrame(fps) - 1;
      if (gap == 1 && !isCovered(range(after).firstFrame(fps) - 1)) {
        findings.add(ActionResult.Finding.warning(name(after), String.format(Locale.ROOT,
            "A gap of one frame, which shows nothing, lies between the %s and the %s on layer %d.", name(before),
            name(after), after.path("layer").asInt())));
      }
    }
  }

  private boolean isCovered(long frame) {
    return StreamSupport.stream(project.path("clips").spliterator(),
        false).anyMatch(clip -> range(clip).covers(frame, fps));
  }

  /** A timeline effect works on the clips of its layer, while both are active. */
  private void requireClipUnderneath(JsonNode effect) {
    TimelineRange span = range(effect);
    boolean works = StreamSupport.stream(project.path("clips").spliterator(), false)
        .filter(clip -> clip.path("layer").asInt() == effect.path("layer").asInt())
        .map(TimelineCheck::range)
        .anyMatch(clip -> overlap(clip, span));
    if (!works) {
      String title = Optional.of(effect.path("title").asText("")).filter(text -> !text.isBlank())
          .orElse(effect.path("type").asText("effect"));
      findings.add(ActionResult.Finding.warning(CheckedItem.name("effect", effect), String.format(Locale.ROOT,
          "The %s (\"%s\") lies on layer %d from second %s to %s, where that layer has no clip, so it changes"
              + " nothing.",
          CheckedItem.name("effect", effect), title, effect.path("layer").asInt(), seconds(span.position()),
          seconds(span.position() + span.end() - span.start()))));
    }
  }

  private boolean overlap(TimelineRange one, TimelineRange other) {
    return one.firstFrame(fps) <= other.lastFrame(fps) && other.firstFrame(fps) <= one.lastFrame(fps);
  }

  private static TimelineRange range(JsonNode item) {
    return TimelineRange.of(item.path("position").asDouble(), item.path("start").asDouble(),
        item.path("end").asDouble());
  }

  private static String name(JsonNode clip) {
    return CheckedItem.name("clip", clip);
  }

  private static String seconds(double value) {
    double rounded = Math.round(value * 1000) / 1000.0;
    return rounded == Math.rint(rounded) ? Long.toString((long) rounded) : Double.toString(rounded);
  }
}
