package org.clipwright.db;

import static org.clipwright.db.generated.Tables.CLIP;
import static org.clipwright.db.generated.Tables.EFFECT;
import static org.clipwright.db.generated.Tables.EXPORT;
import static org.clipwright.db.generated.Tables.FILE;
import static org.clipwright.db.generated.Tables.PROJECT;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.clipwright.services.field.ResourceKind;
import org.clipwright.services.resource.Listings.Criteria;
import org.clipwright.services.resource.Listings.Order;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * The columns of a table of users' resources by which it is listed.
 *
 * @param parents the columns that name what a row belongs to
 * @param text where {@link Criteria#text} is looked for
 * @param word what {@link Criteria#word} is compared with
 * @param places the columns of orders that not all kinds have
 */
record ListedTable(
    Table<?> table,
    Field<Long> id,
    Field<Long> owner,
    Field<Instant> created,
    Field<Instant> updated,
    Map<ResourceKind, Field<Long>> parents,
    Optional<Field<String>> text,
    Optional<Field<String>> word,
    Map<Order, Field<?>> places) {

  static ListedTable of(ResourceKind kind) {
    return switch (kind) {
      case PROJECT -> new ListedTable(PROJECT, PROJECT.ID, PROJECT.OWNER, PROJECT.CREATED, PROJECT.UPDATED, Map.of(),
          Optional.of(PROJECT.NAME), Optional.empty(), Map.of(Order.NAME, PROJECT.NAME));
      case FILE -> {
        Field<String> name = DSL.regexpReplaceFirst(FILE.KEY, "^.*/", "");
        yield new ListedTable(FILE, FILE.ID, FILE.OWNER, FILE.CREATED, FILE.UPDATED,
            Map.of(ResourceKind.PROJECT, FILE.PROJECT), Optional.of(name), Optional.empty(), Map.of(Order.NAME, name));
      }
      case CLIP -> new ListedTable(CLIP, CLIP.ID, CLIP.OWNER, CLIP.CREATED, CLIP.UPDATED,
          Map.of(ResourceKind.PROJECT, CLIP.PROJECT, ResourceKind.FILE, CLIP.FILE), Optional.empty(), Optional.empty(),
          Map.of(Order.POSITION, CLIP.POSITION, Order.LAYER, CLIP.LAYER));
      case EFFECT -> new ListedTable(EFFECT, EFFECT.ID, EFFECT.OWNER, EFFECT.CREATED, EFFECT.UPDATED,
          Map.of(ResourceKind.PROJECT, EFFECT.PROJECT), Optional.of(EFFECT.TITLE), Optional.of(EFFECT.TYPE),
          Map.of(Order.NAME, EFFECT.TITLE, Order.POSITION, EFFECT.POSITION, Order.LAYER, EFFECT.LAYER));
      case EXPORT -> new ListedTable(EXPORT, EXPORT.ID, EXPORT.OWNER, EXPORT.CREATED, EXPORT.UPDATED,
          Map.of(ResourceKind.PROJECT, EXPORT.PROJECT), Optional.empty(), Optional.of(EXPORT.STATUS), Map.of());
    };
  }

  /** What rows are ordered by before their ids; the id itself for orders that this kind does not have. */
  Field<?> place(Order order) {
    return switch (order) {
      case ID -> id;
      case CREATED -> created;
      case UPDATED -> updated;
      case NAME, POSITION, LAYER -> places.getOrDefault(order, id);
    };
  }

  /** What no column tells is true of no row. */
  Condition matching(Criteria criteria) {
    Optional<Condition> containing =
        criteria.text().map(part -> text.map(field -> field.containsIgnoreCase(part)).orElse(DSL.falseCondition()));
    Optional<Condition> equal =
        criteria.word().map(value -> word.map(field -> field.eq(value)).orElse(DSL.falseCondition()));
    return DSL.and(
        containing.orElse(DSL.noCondition()),
        equal.orElse(DSL.noCondition()),
        criteria.layer().map(this::onLayer).orElse(DSL.noCondition()),
        criteria.updatedSince().map(updated::ge).orElse(DSL.noCondition()));
  }

  @SuppressWarnings("unchecked")
  private Condition onLayer(int layer) {
    Field<?> field = places.get(Order.LAYER);
    return field == null ? DSL.falseCondition() : ((Field<Integer>) field).eq(layer);
  }
}
