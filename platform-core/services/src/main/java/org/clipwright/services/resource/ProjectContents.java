package org.clipwright.services.resource;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.clipwright.services.field.ResourceKind;

/** The ids of a project's contents, by kind, each list in order. */
public record ProjectContents(Map<ResourceKind, List<Long>> ids) {

  public ProjectContents {
    Map<ResourceKind, List<Long>> copies = new EnumMap<>(ResourceKind.class);
    ids.forEach((kind, own) -> copies.put(kind, List.copyOf(own)));
    ids = copies;
  }

  /** The ids of one kind; empty when the project has none. */
  public List<Long> of(ResourceKind kind) {
    return ids.getOrDefault(kind, List.of());
  }
}
