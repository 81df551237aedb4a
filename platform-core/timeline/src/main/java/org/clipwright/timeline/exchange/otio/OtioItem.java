package org.clipwright.timeline.exchange.otio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** What stands in a track or a stack of an OpenTimelineIO document. */
sealed interface OtioItem {

  /** A span of time ({@code TimeRange.1}). */
  record Range(OtioTime start, OtioTime duration) {}

  /** Media, or only a name or a description of them. */
  record MediaReference(String schema, String name, String url, Optional<Range> available) {

    static final String EXTERNAL = "ExternalReference.1";
    static final String MISSING = "MissingReference.1";
  }

  /**
   * Something done to an item: an effect, or a change of speed.
   *
   * @param schema its type with its version
   * @param speed for changes of speed
   * @param metadata by program
   */
  record Effect(String schema, String name, String kind, Optional<Double> speed, ObjectNode metadata) {

    static final String EFFECT = "Effect.1";
    static final String SPEED = "LinearTimeWarp.1";
    static final String FREEZE = "FreezeFrame.1";
  }

  /** A marker; its range counts as that of what it belongs to. */
  record Marker(String name, String color, Range range, ObjectNode metadata) {}

  /** What clips and compositions have in common. */
  record Common(
      String name, Optional<Range> range, List<Effect> effects, List<Marker> markers, boolean enabled,
      ObjectNode metadata) {}

  /** A piece of media on a track. */
  record Clip(Common common, MediaReference media) implements OtioItem {}

  /** A part of a track without anything. */
  record Gap(Range range) implements OtioItem {}

  /**
   * A passage from one neighbour to the next.
   *
   * @param in how long before the cut it begins
   * @param out how long after the cut it ends
   */
  record Transition(String name, String type, OtioTime in, OtioTime out, ObjectNode metadata) implements OtioItem {}

  /** Items one after the other. */
  record Track(Common common, boolean sound, List<OtioItem> children) implements OtioItem {}

  /** Items above each other, the lowest first. */
  record Stack(Common common, List<OtioItem> children) implements OtioItem {}

  /** Something of a schema that this program does not know. */
  record Unknown(String schema, Optional<Range> range) implements OtioItem {}

  /**
   * A whole document ({@code Timeline.1}).
   *
   * @param begins the time code of its first frame
   */
  record OtioTimeline(String name, Optional<OtioTime> begins, Stack tracks, ObjectNode metadata) {}
}
