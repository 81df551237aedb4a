package org.clipwright.timeline.exchange.otio;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.clipwright.timeline.ProjectException;
import org.clipwright.timeline.exchange.ExactSeconds;
import org.clipwright.timeline.exchange.otio.OtioItem.Common;
import org.clipwright.timeline.exchange.otio.OtioItem.Range;
import org.clipwright.timeline.exchange.otio.Placed.OfTransition.Way;
import org.clipwright.timeline.exchange.otio.Placed.TrackLane;

/** Finds where everything of a document is on the timeline; nested compositions become separate tracks. */
final class OtioPlacing {

  /** The sum of times at unlike rates grows with each of them. */
  private static final int MOST_BITS = 2048;

  private final List<Placed> placed = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private final Map<OtioItem, Integer> places = new IdentityHashMap<>();

  /**
   * The part of the timeline that a composition shows.
   *
   * @param origin where its time 0 is
   */
  private record Window(ExactSeconds origin, Optional<ExactSeconds> from, Optional<ExactSeconds> to, boolean enabled) {

    /** Some programs write the time of day as a start before 0, where there is nothing; 0 is meant. */
    Window of(Common common, ExactSeconds at) {
      Optional<Range> range = common.range();
      ExactSeconds start = range.map(found -> found.start().seconds()).filter(found -> !found.isNegative())
          .orElse(ExactSeconds.ZERO);
      Optional<ExactSeconds> end = range.map(found -> at.plus(found.duration().seconds()));
      return new Window(at.minus(start), later(from, range.map(_ -> at)), earlier(to, end),
          enabled && common.enabled());
    }

    private static Optional<ExactSeconds> later(Optional<ExactSeconds> one, Optional<ExactSeconds> other) {
      return Stream.concat(one.stream(), other.stream()).max(ExactSeconds::compareTo);
    }

    private static Optional<ExactSeconds> earlier(Optional<ExactSeconds> one, Optional<ExactSeconds> other) {
      return Stream.concat(one.stream(), other.stream()).min(ExactSeconds::compareTo);
    }
  }

  private OtioPlacing() {}

  /** All of a document's clips, transitions and markers. */
  record Result(List<Placed> placed, List<String> warnings) {}

  static Result of(OtioItem.OtioTimeline timeline) {
    OtioPlacing placing = new OtioPlacing();
    Window all = new Window(ExactSeconds.ZERO, Optional.of(ExactSeconds.ZERO), Optional.empty(), true);
    placing.stack(timeline.tracks(), ExactSeconds.ZERO, all, new TrackLane(List.of(), false, Optional.empty()));
    return new Result(List.copyOf(placing.placed), List.copyOf(placing.warnings));
  }

  private void stack(OtioItem.Stack stack, ExactSeconds at, Window around, TrackLane lane) {
    Window window = begin(stack.common(), at, around, lane);
    for (int i = 0; i < stack.children().size(); i++) {
      OtioItem child = stack.children().get(i);
      List<Integer> place = Stream.concat(lane.place().stream(), Stream.of(i)).toList();
      place(child, window.origin(), window, new TrackLane(place, lane.sound(), lane.layer()));
    }
  }

  private void track(OtioItem.Track track, ExactSeconds at, Window around, TrackLane lane) {
    Window window = begin(track.common(), at, around, lane);
    Optional<Integer> layer = OwnMetadata.own(track.common().metadata())
        .filter(own -> own.path(OwnMetadata.LAYER).isInt()).map(own -> own.path(OwnMetadata.LAYER).intValue());
    TrackLane own = new TrackLane(lane.place(), lane.sound() || track.sound(), layer.or(lane::layer));
    ExactSeconds cut = window.origin();
    for (int i = 0; i < track.children().size(); i++) {
      OtioItem child = track.children().get(i);
      if (child instanceof OtioItem.Transition transition) {
        transition(transition, track.children(), i, cut, own);
      } else {
        place(child, cut, window, own);
        cut = bounded(cut.plus(duration(child)));
      }
    }
    extend(track.children());
  }

  private Window begin(Common common, ExactSeconds at, Window around, TrackLane lane) {
    if (!common.effects().isEmpty()) {
      warnings.add("The effects of " + named(common.name()) + " are not read: it is a composition.");
    }
    Window window = around.of(common, at);
    markers(common, window.origin(), lane);
    return window;
  }

  private void place(OtioItem item, ExactSeconds at, Window window, TrackLane lane) {
    switch (item) {
      case OtioItem.Clip clip -> clip(clip, at, window, lane);
      case OtioItem.Track track -> track(track, at, window, lane);
      case OtioItem.Stack stack -> stack(stack, at, window, lane);
      case OtioItem.Unknown unknown ->
          warnings.add("An item of the schema \"" + unknown.schema() + "\" is not read.");
      case OtioItem.Gap _ -> {
      }
      case OtioItem.Transition transition ->
          warnings.add("The transition " + named(transition.name()) + " is not read: it is not in a track.");
    }
  }

  private void clip(OtioItem.Clip clip, ExactSeconds at, Window window, TrackLane lane) {
    ExactSeconds end = at.plus(duration(clip));
    ExactSeconds from = window.from().filter(edge -> edge.compareTo(at) > 0).orElse(at);
    ExactSeconds to = window.to().filter(edge -> edge.compareTo(end) < 0).orElse(end);
    if (to.compareTo(from) <= 0) {
      warnings.add("The clip " + named(clip.common().name()) + " is not read: nothing of it is in the range of its"
          + " track.");
      return;
    }
    double speed = speed(clip.common());
    ExactSeconds first = first(clip, speed).plus(from.minus(at).times(speed));
    places.put(clip, placed.size());
    placed.add(new Placed.OfClip(lane, clip, from, to.minus(from), first, speed,
        window.enabled() && clip.common().enabled()));
    markers(clip.common(), at.minus(range(clip).start().seconds()), lane);
  }

  private static double speed(Common common) {
    return common.effects().stream().flatMap(effect -> effect.speed().stream()).reduce(1.0, (a, b) -> a * b);
  }

  /** Times of media count from that of their first frame. Backwards, the end of the range is shown first. */
  private static ExactSeconds first(OtioItem.Clip clip, double speed) {
    Range range = range(clip);
    ExactSeconds beginning =
        clip.media().available().map(found -> found.start().seconds()).orElse(ExactSeconds.ZERO);
    ExactSeconds earliest = range.start().seconds().minus(beginning);
    ExactSeconds frame = ExactSeconds.of(1, range.duration().rate());
    return speed < 0 ? earliest.plus(range.duration().seconds().minus(frame).times(-speed)) : earliest;
  }

  private static Range range(OtioItem.Clip clip) {
    return clip.common().range().or(() -> clip.media().available()).orElseThrow(() -> new ProjectException(
        "The clip \"" + clip.common().name() + "\" has neither a source_range nor an available_range; say how long it"
            + " is."));
  }

  private static ExactSeconds duration(OtioItem item) {
    return switch (item) {
      case OtioItem.Clip clip -> range(clip).duration().seconds();
      case OtioItem.Gap gap -> gap.range().duration().seconds();
      case OtioItem.Unknown unknown ->
          unknown.range().map(range -> range.duration().seconds()).orElse(ExactSeconds.ZERO);
      case OtioItem.Transition _ -> ExactSeconds.ZERO;
      case OtioItem.Track track -> track.common().range().map(range -> range.duration().seconds())
          .orElseGet(() -> track.children().stream().map(OtioPlacing::duration)
              .reduce(ExactSeconds.ZERO, (sum, next) -> bounded(sum.plus(next))));
      case OtioItem.Stack stack -> stack.common().range().map(range -> range.duration().seconds())
          .orElseGet(() -> stack.children().stream().map(OtioPlacing::duration)
              .max(ExactSeconds::compareTo).orElse(ExactSeconds.ZERO));
    };
  }

  private void transition(OtioItem.Transition transition, List<OtioItem> items, int index, ExactSeconds cut,
      TrackLane lane) {
    boolean before = index > 0 && items.get(index - 1) instanceof OtioItem.Clip;
    boolean after = index + 1 < items.size() && items.get(index + 1) instanceof OtioItem.Clip;
    if (!before && !after) {
      warnings.add("The transition " + named(transition.name()) + " is not read: it is not between clips.");
      return;
    }
    Way way = before && after ? Way.BETWEEN : after ? Way.FROM_NOTHING : Way.TO_NOTHING;
    ExactSeconds in = transition.in().seconds();
    placed.add(new Placed.OfTransition(lane, transition, cut.minus(in), in.plus(transition.out().seconds()), way));
  }

  /** Clips go on under the transitions on both of their sides. */
  private void extend(List<OtioItem> items) {
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i) instanceof OtioItem.Transition transition) {
        if (i > 0) {
          replace(items.get(i - 1), clip -> clip.endedLater(transition.out().seconds()));
        }
        if (i + 1 < items.size()) {
          replace(items.get(i + 1), clip -> clip.begunEarlier(transition.in().seconds()));
        }
      }
    }
  }

  private void replace(OtioItem item, UnaryOperator<Placed.OfClip> change) {
    if (places.get(item) instanceof Integer place && placed.get(place) instanceof Placed.OfClip clip) {
      placed.set(place, change.apply(clip));
    }
  }

  private void markers(Common common, ExactSeconds origin, TrackLane lane) {
    common.markers().forEach(marker -> {
      ExactSeconds position = origin.plus(marker.range().start().seconds());
      if (!position.isNegative()) {
        placed.add(new Placed.OfMarker(lane, marker.name(), marker.color(), position, marker.metadata()));
      }
    });
  }

  private static ExactSeconds bounded(ExactSeconds time) {
    if (time.den().bitLength() > MOST_BITS) {
      throw new ProjectException("The document's times have too many different rates; write them at one.");
    }
    return time;
  }

  private static String named(String name) {
    return name.isBlank() ? "without a name" : "\"" + name + "\"";
  }
}
