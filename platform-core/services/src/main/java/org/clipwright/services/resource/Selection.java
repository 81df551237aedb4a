package org.clipwright.services.resource;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which of an owner's objects a list holds, and in which order; {@link ListSpec} says what each kind can be asked for.
 *
 * @param within what they belong to
 * @param words texts that must all be somewhere in what is searched, in any case and each by itself
 * @param values fields to the value that they must have; numbers as text that the field's type can read
 * @param order what they are ordered by, most important first; equal objects are in the order of their ids
 */
public record Selection(
    OwnedRepository.Filter within, List<String> words, Map<ListField, String> values, List<Order> order) {

  /** A field that lists are ordered by, and which way. */
  public record Order(ListField field, Listings.Direction direction) {}

  public Selection {
    words = List.copyOf(words);
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    order = List.copyOf(order);
  }

  /** All objects within something, in the order of their ids. */
  public static Selection of(OwnedRepository.Filter within) {
    return new Selection(within, List.of(), Map.of(), List.of());
  }
}
