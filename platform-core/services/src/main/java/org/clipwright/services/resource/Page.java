package org.clipwright.services.resource;

import java.util.List;

/**
 * Part of a list.
 *
 * @param items the part
 * @param total how many there are in all
 */
public record Page<T>(List<T> items, long total) {

  public Page {
    items = List.copyOf(items);
  }
}
