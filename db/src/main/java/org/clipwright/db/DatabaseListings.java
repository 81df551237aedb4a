package org.clipwright.db;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clipwright.services.error.ErrorCode;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.field.ResourceKind;
import org.clipwright.services.resource.Listings;
import org.clipwright.services.resource.UserId;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.Record;
import org.jooq.Record5;
import org.jooq.Result;
import org.jooq.Row2;
import org.jooq.SortField;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** Lists objects with one statement per call: window functions count and paginate the list of each parent. */
public final class DatabaseListings implements Listings {

  private static final Name PARENT = DSL.name("parent");
  private static final Name ID = DSL.name("id");
  private static final Name PLACE = DSL.name("place");
  private static final Name TOTAL = DSL.name("total");
  private static final Name INSIDE = DSL.name("inside");
  private static final Name NUMBER = DSL.name("number");

  private final Database database;

  public DatabaseListings(Database database) {
    this.database = database;
  }

  @Override
  public Listing all(UserId owner, ListQuery query) {
    ListedTable listed = ListedTable.of(query.kind());
    Map<Long, Listing> found = lists(listed, listed.owner(), listed.owner().eq(owner.value()), query);
    return found.getOrDefault(owner.value(), new Listing(List.of(), 0, false));
  }

  @Override
  public Map<Long, Listing> within(UserId owner, ResourceKind parent, Set<Long> parents, ListQuery query) {
    ListedTable listed = ListedTable.of(query.kind());
    Field<Long> column = listed.parent(parent).orElseThrow(
        () -> new IllegalArgumentException(query.kind() + " does not belong to " + parent + "."));
    return lists(listed, column, listed.owner().eq(owner.value()).and(column.in(parents)), query);
  }

  /**
   * The inner query counts all rows of a parent, the middle one numbers those inside the page; one row outside is kept
   * so that an empty page still has its total.
   */
  private Map<Long, Listing> lists(ListedTable listed, Field<Long> parent, Condition wanted, ListQuery query) {
    Field<?> order = listed.place(query.order());
    Table<?> counted =
        DSL.select(parent.as(PARENT), listed.id().as(ID), order.as(PLACE),
            DSL.count().over().partitionBy(parent).as(TOTAL))
            .from(listed.table())
            .where(wanted, listed.matching(query.criteria()))
            .asTable("counted");
    Field<Long> id = DSL.field(ID, Long.class);
    Field<?> place = DSL.field(PLACE, order.getType());
    Field<Boolean> inside = DSL.field(inside(place, id, query));
    Table<?> numbered =
        DSL.select(DSL.field(PARENT, Long.class), id, place, DSL.field(TOTAL, Long.class), inside.as(INSIDE),
            DSL.rowNumber().over().partitionBy(DSL.field(PARENT), inside).orderBy(order(place, id, query))
                .as(NUMBER))
            .from(counted)
            .asTable("numbered");
    Field<Integer> number = DSL.field(NUMBER, Integer.class);
    Condition kept = DSL.condition(DSL.field(INSIDE, Boolean.class));
    int limit = query.cut().limit();
    return read(
        database.statements()
            .select(DSL.field(PARENT, Long.class), id, place, DSL.field(TOTAL, Long.class),
                DSL.field(INSIDE, Boolean.class))
            .from(numbered)
            .where(kept.and(number.le(limit + 1)).or(DSL.not(kept).and(number.eq(1))))
            .orderBy(DSL.field(PARENT), number)
            .fetch(),
        query);
  }

  private static Condition inside(Field<?> place, Field<Long> id, ListQuery query) {
    boolean up = query.direction() == Direction.ASCENDING;
    Optional<Condition> after = query.cut().after().map(key -> beyond(place, id, key, up));
    Optional<Condition> before = query.cut().before().map(key -> beyond(place, id, key, !up));
    return DSL.and(after.orElse(DSL.trueCondition()), before.orElse(DSL.trueCondition()));
  }

  private static <T> Condition beyond(Field<T> place, Field<Long> id, Key key, boolean greater) {
    Row2<T, Long> here = DSL.row(place, id);
    Row2<T, Long> there = DSL.row(DSL.val(typed(key, place.getType()), place), DSL.val(key.id()));
    return greater ? here.gt(there) : here.lt(there);
  }

  /** Either end of a list is read from its beginning, in one direction or the other. */
  private static List<SortField<?>> order(Field<?> place, Field<Long> id, ListQuery query) {
    boolean up = (query.direction() == Direction.ASCENDING) == (query.cut().end() == End.FIRST);
    return up ? List.of(place.asc(), id.asc()) : List.of(place.desc(), id.desc());
  }

  private static Object typed(Key key, Class<?> type) {
    try {
      if (type == Instant.class) {
        return Instant.parse(key.value());
      }
      if (type == Double.class) {
        return Double.valueOf(key.value());
      }
      if (type == Integer.class) {
        return Integer.valueOf(key.value());
      }
      return type == Long.class ? (Object) Long.valueOf(key.value()) : key.value();
    } catch (NumberFormatException | DateTimeException foreign) {
      throw new PlatformException(ErrorCode.INVALID, "This cursor belongs to a different sort order.", foreign);
    }
  }

  private static <P> Map<Long, Listing> read(Result<? extends Record5<Long, Long, P, Long, Boolean>> rows,
      ListQuery query) {
    Map<Long, List<Record>> byParent = new HashMap<>();
    rows.forEach(row -> byParent.computeIfAbsent(row.value1(), _ -> new ArrayList<>()).add(row));
    Map<Long, Listing> listings = new HashMap<>();
    byParent.forEach((parent, own) -> listings.put(parent, listing(own, query)));
    return listings;
  }

  private static Listing listing(List<Record> rows, ListQuery query) {
    List<Key> keys = new ArrayList<>();
    for (Record row : rows) {
      if (row.get(INSIDE, Boolean.class)) {
        keys.add(new Key(row.get(PLACE).toString(), row.get(ID, Long.class)));
      }
    }
    int limit = query.cut().limit();
    List<Key> page = new ArrayList<>(keys.subList(0, Math.min(limit, keys.size())));
    if (query.cut().end() == End.LAST) {
      Collections.reverse(page);
    }
    return new Listing(page, rows.getFirst().get(TOTAL, Long.class), keys.size() > limit);
  }
}
