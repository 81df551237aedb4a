package org.clipwright.timeline.exchange;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import org.clipwright.timeline.Profile;
import org.clipwright.timeline.TimelineRange;

/**
 * A project as represented in other editors' formats: clips on layers, their names, trims, speed, opacity and volume,
 * transitions between them, and markers.
 *
 * @param id identifies the project
 * @param name the name that the user gave it
 * @param profile size, rate and sound of its timeline
 * @param clips its clips, in stored order
 * @param transitions its transitions
 * @param markers its markers, by time
 * @param document all of the project's JSON; never modified
 */
public record ExchangeProject(
    String id, String name, Profile profile, List<ExchangeClip> clips, List<Transition> transitions,
    List<Marker> markers, ObjectNode document) {

  public ExchangeProject {
    clips = List.copyOf(clips);
    transitions = List.copyOf(transitions);
    markers = markers.stream().sorted(Comparator.comparingDouble(Marker::position)).toList();
  }

  /**
   * A transition on a layer.
   *
   * @param position where it begins on the timeline, in seconds
   * @param length duration in seconds
   * @param json all that the project says about it; never modified
   */
  public record Transition(int layer, double position, double length, ObjectNode json) {}

  /**
   * A marker on the timeline.
   *
   * @param position where it is, in seconds
   * @param json all that the project says about it; never modified
   */
  public record Marker(String name, double position, ObjectNode json) {}

  /** The layers that contain clips, lowest first. */
  public List<Integer> layers() {
    return clips.stream().map(ExchangeClip::layer).distinct().sorted().toList();
  }

  /** The clips of a layer, sorted by position. */
  public List<ExchangeClip> clipsOn(int layer) {
    return clips.stream()
        .filter(clip -> clip.layer() == layer)
        .sorted(Comparator.comparingDouble(ExchangeClip::position))
        .toList();
  }

  /** Length of the timeline in seconds. */
  public double lengthSeconds() {
    return clips.stream().mapToDouble(ExchangeClip::endPosition).max().orElse(0);
  }

  /** The number of frames before a time: what touches in seconds touches in frames, as in the picture. */
  public long frame(double seconds) {
    return TimelineRange.of(seconds, 0, 0).firstFrame(profile.fps()) - 1;
  }

  /** The number of frames that a clip takes on the timeline. */
  public long frames(ExchangeClip clip) {
    return frame(clip.endPosition()) - frame(clip.position());
  }
}
