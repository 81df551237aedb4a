package org.clipwright.render.plan;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.clipwright.timeline.Clip;
import org.clipwright.timeline.EffectItem;
import org.clipwright.timeline.Rational;
import org.clipwright.timeline.Timeline;
import org.clipwright.timeline.TimelineRange;

/** A timeline divided into spans in which the same clips and effects are active. */
public final class RenderPlan {

  /**
   * A run of frames.
   *
   * @param first its first frame
   * @param last its last frame, inclusive
   * @param clips the active clips, from the bottom up
   * @param effects the timeline's active effects, in the order in which they are applied
   * @param tops for each layer, the clip that the timeline's effects act on
   */
  public record Span(long first, long last, List<Clip> clips, List<EffectItem> effects, Map<Integer, Clip> tops) {

    public boolean isTop(Clip clip) {
      return tops.get(clip.layer()) == clip;
    }
  }

  private final List<Span> spans;

  private RenderPlan(List<Span> spans) {
    this.spans = spans;
  }

  /** The plan for a timeline; it covers frame 1 to the last frame on which anything is active. */
  public static RenderPlan of(Timeline timeline) {
    Rational fps = timeline.profile().fps();
    TreeSet<Long> starts = new TreeSet<>(List.of(1L));
    timeline.clips().forEach(clip -> addBounds(starts, clip.range(), fps));
    timeline.effects().forEach(effect -> addBounds(starts, effect.range(), fps));
    return new RenderPlan(sweep(timeline, fps, new ArrayList<>(starts)));
  }

  /** The span of a frame; past the end, an empty one. */
  public Span at(long frame) {
    int low = 0;
    int high = spans.size() - 1;
    while (low < high) {
      int middle = low + high + 1 >>> 1;
      if (spans.get(middle).first() <= frame) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return spans.get(low);
  }

  List<Span> spans() {
    return spans;
  }

  private static void addBounds(Set<Long> starts, TimelineRange range, Rational fps) {
    long first = range.firstFrame(fps);
    long last = range.lastFrame(fps);
    if (first <= last) {
      starts.add(Math.max(1, first));
      starts.add(Math.max(1, last + 1));
    }
  }

  private static List<Span> sweep(Timeline timeline, Rational fps, List<Long> starts) {
    List<Clip> clips = timeline.clips();
    Map<Long, List<Integer>> coming = new HashMap<>();
    for (int i = 0; i < clips.size(); i++) {
      coming.computeIfAbsent(Math.max(1, clips.get(i).firstFrame(fps)), _ -> new ArrayList<>()).add(i);
    }
    BitSet active = new BitSet(clips.size());
    List<Span> spans = new ArrayList<>(starts.size());
    for (int i = 0; i < starts.size(); i++) {
      long first = starts.get(i);
      long last = i + 1 < starts.size() ? starts.get(i + 1) - 1 : Long.MAX_VALUE;
      coming.getOrDefault(first, List.of()).forEach(active::set);
      active.stream().filter(index -> clips.get(index).lastFrame(fps) < first).boxed().toList().forEach(active::clear);
      List<Clip> on = active.stream().mapToObj(clips::get).toList();
      List<EffectItem> effects = timeline.effects().stream().filter(effect -> effect.activeAt(first, fps)).toList();
      spans.add(new Span(first, last, on, effects, tops(on, fps)));
    }
    return spans;
  }

  /** For each layer, the clip that started last; of several, the lowest. */
  private static Map<Integer, Clip> tops(List<Clip> clips, Rational fps) {
    Map<Integer, Clip> tops = new HashMap<>();
    for (Clip clip : clips) {
      tops.merge(clip.layer(), clip, (one, other) -> other.firstFrame(fps) > one.firstFrame(fps) ? other : one);
    }
    return tops;
  }
}
