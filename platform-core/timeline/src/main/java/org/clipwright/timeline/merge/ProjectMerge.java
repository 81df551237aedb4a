package org.clipwright.timeline.merge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import org.clipwright.timeline.merge.MergeInstruction.Attribute;
import org.clipwright.timeline.merge.MergeInstruction.Scope;

/**
 * Computes the positions of one project's items when they are merged into another.
 *
 * <p>All items are first moved by the request's offsets; the instructions then run in order, each seeing the results of
 * the previous ones. An instruction that affects several items keeps them together: a position, end position or layer
 * moves all by the same amount, so that the first (or last, or lowest) of them meets the target; start and end are set
 * on each.
 */
public final class ProjectMerge {

  private final List<MergeItem> existing;
  private final List<MergeItem> merged;

  private ProjectMerge(List<MergeItem> existing, List<MergeItem> merged) {
    this.existing = existing;
    this.merged = merged;
  }

  /**
   * Places the incoming items.
   *
   * @param existing the items of the target project
   * @param incoming the items of the other project
   * @param positionOffset seconds added to every incoming position
   * @param layerOffset added to every incoming layer
   * @param instructions the requested instructions
   * @return the incoming items in their order, with their new positions
   * @throws MergeException if an instruction's target does not exist, or an item would start before 0
   */
  public static List<MergeItem> place(
      List<MergeItem> existing,
      List<MergeItem> incoming,
      double positionOffset,
      int layerOffset,
      List<MergeInstruction> instructions) {
    List<MergeItem> moved = new ArrayList<>();
    incoming.forEach(item -> moved.add(item.moved(positionOffset).raised(layerOffset)));
    ProjectMerge merge = new ProjectMerge(existing, moved);
    int number = 1;
    for (MergeInstruction instruction : instructions) {
      merge.run(instruction, number++);
    }
    merge.check();
    return List.copyOf(moved);
  }

  private void run(MergeInstruction instruction, int number) {
    List<MergeItem> sources =
        merged.stream().filter(i -> means(i, instruction.sourceType(), instruction.source())).toList();
    if (sources.isEmpty()) {
      if (instruction.source().isEmpty()) {
        return;
      }
      throw new MergeException("Merge instruction " + number + ": there is no "
          + name(instruction.sourceType(), instruction.source()) + " in the merged project.");
    }
    double value = targetValue(instruction, number) + instruction.offset();
    UnaryOperator<MergeItem> change = change(sources, instruction.sourceAttribute(), value, number);
    merged.replaceAll(item -> means(item, instruction.sourceType(), instruction.source()) ? change.apply(item) : item);
  }

  private double targetValue(MergeInstruction instruction, int number) {
    List<MergeItem> targets =
        existing.stream().filter(i -> means(i, instruction.targetType(), instruction.target())).toList();
    if (targets.isEmpty()) {
      throw new MergeException("Merge instruction " + number + ": there is no "
          + name(instruction.targetType(), instruction.target()) + " in this project.");
    }
    return value(targets, instruction.targetAttribute());
  }

  private static String name(Scope scope, java.util.OptionalLong id) {
    String word = scope == Scope.ALL ? "item" : scope.name().toLowerCase(java.util.Locale.ROOT);
    return id.isPresent() ? word + " " + id.getAsLong() : word;
  }

  private static boolean means(MergeItem item, Scope scope, java.util.OptionalLong id) {
    return switch (scope) {
      case ALL -> id.isEmpty() || item.answersTo(id.getAsLong());
      case CLIP -> item.kind() == MergeItem.ItemKind.CLIP && (id.isEmpty() || item.answersTo(id.getAsLong()));
      case EFFECT -> item.kind() == MergeItem.ItemKind.EFFECT && (id.isEmpty() || item.answersTo(id.getAsLong()));
      case LAYER -> id.isEmpty() || item.layer() == id.getAsLong();
    };
  }

  private static UnaryOperator<MergeItem> change(
      List<MergeItem> sources, Attribute attribute, double value, int number) {
    return switch (attribute) {
      case START -> item -> trim(item, value, item.end(), number);
      case END -> item -> trim(item, item.start(), value, number);
      case LAYER -> {
        int layers = (int) Math.round(value - value(sources, attribute));
        yield item -> item.raised(layers);
      }
      case POSITION, END_POSITION, FIRST_POSITION, FIRST_END_POSITION, LAST_POSITION, LAST_END_POSITION -> {
        double seconds = value - value(sources, attribute);
        yield item -> item.moved(seconds);
      }
    };
  }

  private static MergeItem trim(MergeItem item, double start, double end, int number) {
    if (start < 0 || end <= start) {
      throw new MergeException("Merge instruction " + number + " would leave "
          + name(
              item.kind() == MergeItem.ItemKind.CLIP ? Scope.CLIP : Scope.EFFECT, java.util.OptionalLong.of(item.id()))
          + " without any length.");
    }
    return item.trimmed(start, end);
  }

  private static double value(List<MergeItem> items, Attribute attribute) {
    return switch (attribute) {
      case POSITION, FIRST_POSITION -> first(items).position();
      case FIRST_END_POSITION -> first(items).endPosition();
      case LAST_POSITION -> last(items).position();
      case END_POSITION, LAST_END_POSITION -> last(items).endPosition();
      case START -> first(items).start();
      case END -> last(items).end();
      case LAYER -> items.stream().mapToInt(MergeItem::layer).min().orElseThrow();
    };
  }

  private static MergeItem first(List<MergeItem> items) {
    return items.stream().min(Comparator.comparingDouble(MergeItem::position)).orElseThrow();
  }

  private static MergeItem last(List<MergeItem> items) {
    return items.stream().max(Comparator.comparingDouble(MergeItem::endPosition)).orElseThrow();
  }

  private void check() {
    for (MergeItem item : merged) {
      if (item.position() < 0) {
        throw new MergeException("Merging would move an item to " + item.position()
            + " seconds, before the start of the timeline.");
      }
    }
  }
}
