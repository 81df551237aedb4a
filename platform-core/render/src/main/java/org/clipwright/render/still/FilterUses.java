package org.clipwright.render.still;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.w3c.dom.Element;

/**
 * What one use of a filter draws; everything is drawn again for each step that takes it.
 *
 * @param elements how many elements its steps draw
 * @param sources how often the filtered element itself is drawn
 */
record FilterUses(long elements, long sources) {

  private static final Set<String> WITHOUT_INPUT = Set.of("feFlood", "feTurbulence", "feImage");
  private static final Set<String> WITH_TWO_INPUTS = Set.of("feBlend", "feComposite", "feDisplacementMap");
  private static final String MERGE = "feMerge";
  private static final String INPUT = "in";
  private static final FilterUses SOURCE = new FilterUses(0, 1);

  /**
   * Counts them without drawing anything.
   *
   * @param own how many elements a step draws by itself
   * @param most what is counted exactly; beyond that, the result is only known to be more
   */
  static FilterUses of(Element filter, ToLongFunction<Element> own, long most) {
    Map<String, FilterUses> results = new HashMap<>();
    FilterUses last = SOURCE;
    for (Element step : SvgExpansion.children(filter)) {
      FilterUses uses = new FilterUses(own.applyAsLong(step), 0);
      for (String input : inputs(step)) {
        uses = uses.plus(taken(input, results, last), most);
      }
      last = uses;
      results.put(step.getAttribute("result"), uses);
    }
    return last;
  }

  private FilterUses plus(FilterUses more, long most) {
    return new FilterUses(Math.min(most + 1, elements + more.elements), Math.min(most + 1, sources + more.sources));
  }

  /** Without a name, the step before this one is taken; names that are no step's stand for the filtered element. */
  private static FilterUses taken(String name, Map<String, FilterUses> results, FilterUses last) {
    return name.isEmpty() ? last : results.getOrDefault(name, SOURCE);
  }

  private static List<String> inputs(Element step) {
    String name = String.valueOf(step.getLocalName());
    if (WITHOUT_INPUT.contains(name)) {
      return List.of();
    }
    if (name.equals(MERGE)) {
      return SvgExpansion.children(step).stream().map(node -> node.getAttribute(INPUT)).toList();
    }
    return WITH_TWO_INPUTS.contains(name)
        ? List.of(step.getAttribute(INPUT), step.getAttribute("in2")) : List.of(step.getAttribute(INPUT));
  }
}
