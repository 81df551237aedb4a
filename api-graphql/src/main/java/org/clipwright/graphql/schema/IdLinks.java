package org.clipwright.graphql.schema;

import java.util.Optional;
import org.clipwright.services.field.LinkResolver;
import org.clipwright.services.field.ResourceKind;

/** Reads links between objects as the graph writes them: global ids, or bare numbers. */
final class IdLinks implements LinkResolver {

  @Override
  public Outcome resolve(String link, ResourceKind wanted) {
    Optional<Long> number = GlobalId.numberOf(link, GraphType.of(wanted).title());
    if (number.isPresent()) {
      return new Found(number.get());
    }
    return GlobalId.parse(link).isPresent() ? new OtherResource() : new NoMatch();
  }
}
