package org.clipwright.services.resource;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which of an owner's objects a list contains, and in which order; {@link ListSpec} says what each kind supports.
 *
 * @param within the parent they belong to
 * @param words texts that must each occur somewhere in the searched fields, ignoring case
 * @param values fields to their required values; numbers as text that the field's type can parse
 * @param order what they are ordered by, most important first; ties are broken by id
 */
public record Selection(
    OwnedRepository.Filter within, List<String> words, Map<ListSpec.Field, String> values, List<Order> order) {

  /** A field that lists are ordered by, and its direction. */
  public record Order(ListSpec.Field field, Listings.Direction direction) {}

  public Selection {
    words = List.copyOf(words);
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    order = List.copyOf(order);
  }

  /** All objects of a parent, in the order of their ids. */
  public static Selection of(OwnedRepository.Filter within) {
    return new Selection(within, List.of(), Map.of(), List.of());
  }
}
