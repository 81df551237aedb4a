package org.clipwright.graphql.schema;

import graphql.schema.DataFetchingEnvironment;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.clipwright.services.field.ResourceKind;
import org.clipwright.services.resource.Export;
import org.clipwright.services.resource.Listings.Criteria;
import org.clipwright.services.resource.Listings.Cut;
import org.clipwright.services.resource.Listings.Direction;
import org.clipwright.services.resource.Listings.End;
import org.clipwright.services.resource.Listings.Key;
import org.clipwright.services.resource.Listings.ListQuery;
import org.clipwright.services.resource.Listings.Order;

/** Reads the arguments of a connection. */
final class ListArguments {

  private final int largestPage;

  ListArguments(int largestPage) {
    this.largestPage = largestPage;
  }

  ListQuery query(ResourceKind kind, DataFetchingEnvironment environment) {
    Map<String, Object> orderBy = environment.getArgumentOrDefault("orderBy", Map.of());
    Order order = Order.valueOf(orderBy.getOrDefault("field", "ID").toString());
    Direction direction = "DESC".equals(orderBy.get("direction")) ? Direction.DESCENDING : Direction.ASCENDING;
    return new ListQuery(kind, criteria(environment), order, direction, cut(environment, order));
  }

  private static Criteria criteria(DataFetchingEnvironment environment) {
    Map<String, Object> filter = environment.getArgumentOrDefault("filter", Map.of());
    Optional<String> text = text(filter, "nameContains").or(() -> text(filter, "titleContains"));
    Optional<String> word =
        text(filter, "status").map(status -> Export.Status.valueOf(status).word()).or(() -> text(filter, "type"));
    return new Criteria(text, word, Optional.ofNullable((Integer) filter.get("layer")),
        Optional.ofNullable((Instant) filter.get("updatedSince")));
  }

  private static Optional<String> text(Map<String, Object> filter, String name) {
    return Optional.ofNullable(filter.get(name)).map(Object::toString);
  }

  private Cut cut(DataFetchingEnvironment environment, Order order) {
    Integer first = environment.getArgument("first");
    Integer last = environment.getArgument("last");
    if ((first == null) == (last == null)) {
      throw new InputException("Give either \"first\" or \"last\".");
    }
    int limit = first == null ? last : first;
    if (limit < 0 || limit > largestPage) {
      throw new InputException("A page has 0 to " + largestPage + " items, not " + limit + ".");
    }
    return new Cut(key(environment, "after", order), key(environment, "before", order), limit,
        first == null ? End.LAST : End.FIRST);
  }

  private static Optional<Key> key(DataFetchingEnvironment environment, String name, Order order) {
    String cursor = environment.getArgument(name);
    if (cursor == null) {
      return Optional.empty();
    }
    Optional<Key> key = Cursor.parse(cursor, order);
    if (key.isEmpty()) {
      throw new InputException("\"" + name + "\" is not a cursor of this list.");
    }
    return key;
  }
}
