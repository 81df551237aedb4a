package org.clipwright.services.action;

import java.util.List;
import java.util.Optional;
import org.clipwright.services.field.ResourceKind;

/** All actions that both APIs offer. */
public final class ServiceActions {

  private final List<ServiceAction> all;

  public ServiceActions(List<ServiceAction> all) {
    this.all = List.copyOf(all);
    requireDistinct();
  }

  private void requireDistinct() {
    long names = all.stream().map(action -> action.spec().subject().plural() + "/" + action.spec().name()).distinct()
        .count();
    if (names < all.size()) {
      throw new IllegalArgumentException("Two actions of one resource have the same name.");
    }
  }

  /** Those of a resource, in the order they are shown. */
  public List<ServiceAction> of(ResourceKind subject) {
    return all.stream().filter(action -> action.spec().subject() == subject).toList();
  }

  /** The action with this name on this kind of resource. */
  public Optional<ServiceAction> find(ResourceKind subject, String name) {
    return of(subject).stream().filter(action -> action.spec().name().equals(name)).findFirst();
  }
}
