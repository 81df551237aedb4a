package org.clipwright.timeline.exchange;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clipwright.timeline.exchange.ExchangeProject.Transition;

/** Which clips of a project dissolve into which: neighbours on a layer that overlap at a transition. */
public final class Dissolves {

  private final ExchangeProject project;
  private final Map<ExchangeClip, ExchangeClip> before = new IdentityHashMap<>();
  private final Map<ExchangeClip, ExchangeClip> after = new IdentityHashMap<>();

  private Dissolves(ExchangeProject project) {
    this.project = project;
  }

  /** Finds the overlapping clips with a transition on every layer. */
  public static Dissolves of(ExchangeProject project) {
    Dissolves dissolves = new Dissolves(project);
    project.layers().forEach(layer -> dissolves.find(project.clipsOn(layer)));
    return dissolves;
  }

  private void find(List<ExchangeClip> layer) {
    for (int i = 1; i < layer.size(); i++) {
      ExchangeClip first = layer.get(i - 1);
      ExchangeClip second = layer.get(i);
      if (overlap(first, second)
          && project.transitions().stream().anyMatch(transition -> lies(transition, first, second))) {
        before.put(second, first);
        after.put(first, second);
      }
    }
  }

  private boolean overlap(ExchangeClip first, ExchangeClip second) {
    return project.frame(second.position()) < project.frame(first.endPosition())
        && first.position() < second.position() && first.endPosition() < second.endPosition();
  }

  private static boolean lies(Transition transition, ExchangeClip first, ExchangeClip second) {
    return transition.layer() == first.layer() && transition.position() < first.endPosition()
        && transition.position() + transition.length() > second.position();
  }

  /** The outgoing clip at the start of a clip. */
  public Optional<ExchangeClip> from(ExchangeClip clip) {
    return Optional.ofNullable(before.get(clip));
  }

  /** The incoming clip at the end of a clip. */
  public Optional<ExchangeClip> into(ExchangeClip clip) {
    return Optional.ofNullable(after.get(clip));
  }

  /** The transition by which a clip begins. */
  public Optional<Transition> transition(ExchangeClip clip) {
    return from(clip).flatMap(first -> project.transitions().stream()
        .filter(transition -> lies(transition, first, clip)).findFirst());
  }

  /** Clips of a layer, by position, in rows in which none overlaps the next unless it dissolves into it. */
  public List<List<ExchangeClip>> rows(List<ExchangeClip> clips) {
    List<List<ExchangeClip>> rows = new ArrayList<>();
    for (ExchangeClip clip : clips) {
      rows.stream().filter(row -> follows(row.getLast(), clip)).findFirst().orElseGet(() -> {
        rows.add(new ArrayList<>());
        return rows.getLast();
      }).add(clip);
    }
    return rows;
  }

  private boolean follows(ExchangeClip last, ExchangeClip clip) {
    return from(clip).filter(before -> before == last).isPresent()
        || project.frame(last.endPosition()) <= project.frame(clip.position());
  }

  /** Whether a transition is placed between two clips that overlap. */
  public boolean has(Transition transition) {
    return after.entrySet().stream().anyMatch(pair -> lies(transition, pair.getKey(), pair.getValue()));
  }
}
