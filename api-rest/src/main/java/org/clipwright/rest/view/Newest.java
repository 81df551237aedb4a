package org.clipwright.rest.view;

import java.util.List;
import java.util.Map;
import org.clipwright.services.resource.ListSpec;
import org.clipwright.services.resource.Listings;
import org.clipwright.services.resource.OwnedRepository;

/** Selects objects, the newest first. */
final class Newest {

  private Newest() {}

  static OwnedRepository.Selection of(OwnedRepository.Filter within) {
    return new OwnedRepository.Selection(within, List.of(), Map.of(),
        List.of(new OwnedRepository.Selection.Order(ListSpec.Field.ID, Listings.Direction.DESCENDING)));
  }
}
