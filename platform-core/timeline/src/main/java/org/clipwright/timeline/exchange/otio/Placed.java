package org.clipwright.timeline.exchange.otio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.clipwright.timeline.exchange.ExactSeconds;

/** Where something of a document is on the timeline of a project. */
sealed interface Placed {

  /** The track it was on: its place among all tracks, those of nested compositions included. */
  TrackLane lane();

  /**
   * A track.
   *
   * @param place its index, after those of the compositions around it
   * @param layer the layer that it says it was written from
   */
  record TrackLane(List<Integer> place, boolean sound, Optional<Integer> layer) {}

  /**
   * A clip.
   *
   * @param first second of the media that is shown first
   * @param speed of its media, negative backwards, 0 for a frozen picture
   * @param enabled whether it and all that it is in are enabled
   */
  record OfClip(
      TrackLane lane, OtioItem.Clip clip, ExactSeconds position, ExactSeconds length, ExactSeconds first, double speed,
      boolean enabled) implements Placed {

    ExactSeconds end() {
      return position.plus(length);
    }

    /** The same clip, begun earlier; no earlier than its media and the timeline. */
    OfClip begunEarlier(ExactSeconds by) {
      ExactSeconds possible = min(speed > 0 ? min(by, first.dividedBy(speed)) : by, position);
      return new OfClip(lane, clip, position.minus(possible), length.plus(possible),
          first.minus(possible.times(speed)), speed, enabled);
    }

    /** The same clip, ended later. */
    OfClip endedLater(ExactSeconds by) {
      return new OfClip(lane, clip, position, length.plus(by), first, speed, enabled);
    }

    private static ExactSeconds min(ExactSeconds one, ExactSeconds other) {
      return one.compareTo(other) < 0 ? one : other;
    }
  }

  /**
   * A transition.
   *
   * @param way what it does
   */
  record OfTransition(
      TrackLane lane, OtioItem.Transition transition, ExactSeconds position, ExactSeconds length, Way way)
      implements Placed {

    /** What is on both sides of a transition. */
    enum Way {
      BETWEEN,
      FROM_NOTHING,
      TO_NOTHING
    }
  }

  /** A marker at a time of the timeline. */
  record OfMarker(TrackLane lane, String name, String color, ExactSeconds position, ObjectNode metadata)
      implements Placed {}
}
