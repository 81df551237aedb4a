package org.clipwright.graphql.execution;

import graphql.language.Argument;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.IntValue;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.Value;
import graphql.language.VariableReference;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clipwright.graphql.setup.GraphQlLimits.DocumentLimits;

/**
 * Estimates a document's cost before anything else processes it. Each fragment is measured once, so that the time taken
 * grows with the text and not with the fragments' expansion; cycles are left to validation.
 */
final class DocumentCost {

  private static final int MAX_FRAGMENTS = 500;

  /** Fields that read a whole project; ordinary ones cost 1. */
  private static final Set<String> WHOLE_PROJECTS = Set.of("document", "exchange", "validation", "findFiles");
  private static final int WHOLE_PROJECT = 500;

  /** graphql-java limits these separately; {@code __typename} is an ordinary field. */
  private static final Set<String> INTROSPECTION = Set.of("__schema", "__type");

  private static final Measure NOTHING = new Measure(0, 0, 0);

  private final Document document;
  private final Map<String, Object> variables;
  private final DocumentLimits limits;
  private final Map<String, Measure> fragments = new HashMap<>();

  /** Depth, aliases and complexity of a selection; the two sums stop at {@link Long#MAX_VALUE}. */
  private record Measure(int depth, long aliases, long complexity) {

    Measure beside(Measure other) {
      return new Measure(
          Math.max(depth, other.depth), sum(aliases, other.aliases), sum(complexity, other.complexity));
    }
  }

  private DocumentCost(Document document, Map<String, Object> variables, DocumentLimits limits) {
    this.document = document;
    this.variables = variables;
    this.limits = limits;
  }

  /** Why the document is too expensive, in a sentence; empty when it is not. */
  static Optional<String> objection(
      Document document, Map<String, Object> variables, DocumentLimits limits) {
    if (document.getDefinitionsOfType(FragmentDefinition.class).size() > MAX_FRAGMENTS) {
      return Optional.of("The query has more than " + MAX_FRAGMENTS + " fragments.");
    }
    DocumentCost cost = new DocumentCost(document, variables, limits);
    Measure all = NOTHING;
    for (OperationDefinition operation : document.getDefinitionsOfType(OperationDefinition.class)) {
      all = all.beside(cost.measure(operation.getSelectionSet()));
    }
    for (FragmentDefinition fragment : document.getDefinitionsOfType(FragmentDefinition.class)) {
      all = all.beside(new Measure(cost.fragment(fragment.getName()).depth(), 0, 0));
    }
    return cost.objection(all);
  }

  private Optional<String> objection(Measure all) {
    if (all.depth() > limits.depth()) {
      return Optional.of("The query is more than " + limits.depth() + " fields deep.");
    }
    if (all.aliases() > limits.aliases()) {
      return Optional.of("The query has more than " + limits.aliases() + " aliases.");
    }
    if (all.complexity() > limits.complexity()) {
      return Optional.of("The query can request more than " + limits.complexity() + " fields.");
    }
    return Optional.empty();
  }

  private Measure measure(SelectionSet selections) {
    Measure sum = NOTHING;
    if (selections != null) {
      for (Selection<?> selection : selections.getSelections()) {
        sum = sum.beside(measure(selection));
      }
    }
    return sum;
  }

  private Measure measure(Selection<?> selection) {
    return switch (selection) {
      case Field field -> field(field);
      case InlineFragment inline -> measure(inline.getSelectionSet());
      case FragmentSpread spread -> fragment(spread.getName());
      default -> NOTHING;
    };
  }

  private Measure field(Field field) {
    if (INTROSPECTION.contains(field.getName())) {
      return NOTHING;
    }
    Measure children = measure(field.getSelectionSet());
    long aliases = sum(children.aliases(), field.getAlias() == null ? 0 : 1);
    return new Measure(children.depth() + 1, aliases, sum(weight(field), product(items(field), children.complexity())));
  }

  private static long weight(Field field) {
    return WHOLE_PROJECTS.contains(field.getName()) ? WHOLE_PROJECT : 1;
  }

  private Measure fragment(String name) {
    Measure known = fragments.get(name);
    if (known != null) {
      return known;
    }
    fragments.put(name, NOTHING);
    Measure measured =
        document.getDefinitionsOfType(FragmentDefinition.class).stream()
            .filter(fragment -> fragment.getName().equals(name))
            .findFirst()
            .map(fragment -> measure(fragment.getSelectionSet()))
            .orElse(NOTHING);
    fragments.put(name, measured);
    return measured;
  }

  /** How many items the field's page can have; 1 if it is not a connection. */
  private long items(Field field) {
    long most = 1;
    for (Argument argument : field.getArguments()) {
      if (argument.getName().equals("first") || argument.getName().equals("last")) {
        most = Math.max(most, number(argument.getValue()));
      }
    }
    return most;
  }

  private long number(Value<?> value) {
    if (value instanceof IntValue literal) {
      return bounded(literal.getValue().doubleValue());
    }
    if (value instanceof VariableReference reference) {
      return variables.get(reference.getName()) instanceof Number given
          ? bounded(given.doubleValue())
          : limits.pageSize();
    }
    return 1;
  }

  /** Oversized pages are rejected when the field is fetched, so they cost no more than the largest. */
  private long bounded(double items) {
    return (long) Math.clamp(items, 1, limits.pageSize());
  }

  private static long sum(long one, long other) {
    long sum = one + other;
    return sum < 0 ? Long.MAX_VALUE : sum;
  }

  private static long product(long one, long other) {
    return Math.multiplyHigh(one, other) != 0 || one * other < 0 ? Long.MAX_VALUE : one * other;
  }
}
