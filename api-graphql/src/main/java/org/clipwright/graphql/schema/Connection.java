package org.clipwright.graphql.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clipwright.services.resource.Listings;

/** A page of a list, in the form of a Relay connection. */
record Connection(List<Edge> edges, PageInfo pageInfo, long totalCount) {

  record Edge(Object node, String cursor) {}

  /** The position of the page. */
  record PageInfo(
      boolean hasNextPage, boolean hasPreviousPage, Optional<String> startCursor, Optional<String> endCursor) {}

  /** The page of a listing; objects that have since been removed are left out. */
  static Connection of(Listings.ListQuery query, Listings.Listing listing, Map<Long, Object> objects) {
    List<Edge> edges = new ArrayList<>();
    for (Listings.Key key : listing.keys()) {
      if (objects.containsKey(key.id())) {
        edges.add(new Edge(objects.get(key.id()), Cursor.of(query.order(), key)));
      }
    }
    boolean forward = query.cut().end() == Listings.End.FIRST;
    PageInfo info =
        new PageInfo(
            forward ? listing.more() : query.cut().before().isPresent(),
            forward ? query.cut().after().isPresent() : listing.more(),
            edges.isEmpty() ? Optional.empty() : Optional.of(edges.getFirst().cursor()),
            edges.isEmpty() ? Optional.empty() : Optional.of(edges.getLast().cursor()));
    return new Connection(List.copyOf(edges), info, listing.total());
  }
}
