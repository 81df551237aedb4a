package org.clipwright.db;

import static org.clipwright.db.generated.Tables.CLIP;
import static org.clipwright.db.generated.Tables.EFFECT;
import static org.clipwright.db.generated.Tables.EXPORT;
import static org.clipwright.db.generated.Tables.FILE;
import static org.clipwright.db.generated.Tables.PROJECT;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.clipwright.services.field.ResourceKind;
import org.clipwright.services.resource.ListSpec;
import org.clipwright.services.resource.Listings.Criteria;
import org.clipwright.services.resource.Listings.Direction;
import org.clipwright.services.resource.Listings.Order;
import org.clipwright.services.resource.OwnedRepository;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.SortField;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * The columns of a table of users' resources by which it is listed.
 *
 * @param fields the columns that rows can be filtered and ordered by
 * @param searched the columns that {@link OwnedRepository.Selection#words} are searched in
 * @param title the column that {@link Criteria#text} is searched in
 * @param word the column that {@link Criteria#word} is compared with
 */
record ListedTable(
    Table<?> table,
    Field<Long> id,
    Field<Long> owner,
    Field<Instant> updated,
    Map<ListSpec.Field, Field<?>> fields,
    List<Field<String>> searched,
    Optional<Field<String>> title,
    Optional<Field<String>> word) {

  static ListedTable of(ResourceKind kind) {
    return switch (kind) {
      case PROJECT -> new ListedTable(PROJECT, PROJECT.ID, PROJECT.OWNER, PROJECT.UPDATED,
          fields(PROJECT.ID, PROJECT.CREATED, PROJECT.UPDATED, Map.of(ListSpec.Field.NAME, PROJECT.NAME)),
          List.of(PROJECT.NAME), Optional.of(PROJECT.NAME), Optional.empty());
      case FILE -> new ListedTable(FILE, FILE.ID, FILE.OWNER, FILE.UPDATED,
          fields(FILE.ID, FILE.CREATED, FILE.UPDATED,
              Map.of(ListSpec.Field.PROJECT, FILE.PROJECT, ListSpec.Field.NAME, fileName(),
                  ListSpec.Field.TYPE, DSL.jsonbGetAttributeAsText(FILE.INFO, "media_type"))),
          List.of(fileName()), Optional.of(fileName()), Optional.empty());
      case CLIP -> new ListedTable(CLIP, CLIP.ID, CLIP.OWNER, CLIP.UPDATED,
          fields(CLIP.ID, CLIP.CREATED, CLIP.UPDATED,
              Map.of(ListSpec.Field.PROJECT, CLIP.PROJECT, ListSpec.Field.FILE, CLIP.FILE, ListSpec.Field.POSITION,
                  CLIP.POSITION,
                  ListSpec.Field.START, CLIP.START, ListSpec.Field.END, CLIP.END, ListSpec.Field.LAYER, CLIP.LAYER)),
          List.of(clipTitle()), Optional.empty(), Optional.empty());
      case EFFECT -> new ListedTable(EFFECT, EFFECT.ID, EFFECT.OWNER, EFFECT.UPDATED,
          fields(EFFECT.ID, EFFECT.CREATED, EFFECT.UPDATED,
              Map.of(ListSpec.Field.PROJECT, EFFECT.PROJECT, ListSpec.Field.TITLE, EFFECT.TITLE, ListSpec.Field.TYPE,
                  EFFECT.TYPE,
                  ListSpec.Field.POSITION, EFFECT.POSITION, ListSpec.Field.START, EFFECT.START, ListSpec.Field.END,
                  EFFECT.END,
                  ListSpec.Field.LAYER, EFFECT.LAYER)),
          List.of(EFFECT.TITLE, EFFECT.TYPE), Optional.of(EFFECT.TITLE), Optional.of(EFFECT.TYPE));
      case EXPORT -> new ListedTable(EXPORT, EXPORT.ID, EXPORT.OWNER, EXPORT.UPDATED,
          fields(EXPORT.ID, EXPORT.CREATED, EXPORT.UPDATED,
              Map.of(ListSpec.Field.PROJECT, EXPORT.PROJECT, ListSpec.Field.STATUS, EXPORT.STATUS,
                  ListSpec.Field.EXPORT_TYPE, EXPORT.EXPORT_TYPE, ListSpec.Field.PROGRESS, EXPORT.PROGRESS)),
          List.of(DSL.field(DSL.select(PROJECT.NAME).from(PROJECT).where(PROJECT.ID.eq(EXPORT.PROJECT))),
              EXPORT.VIDEO_FORMAT),
          Optional.empty(), Optional.of(EXPORT.STATUS));
    };
  }

  private static Map<ListSpec.Field, Field<?>> fields(
      Field<Long> id, Field<Instant> created, Field<Instant> updated, Map<ListSpec.Field, Field<?>> own) {
    Map<ListSpec.Field, Field<?>> fields = new EnumMap<>(own);
    fields.put(ListSpec.Field.ID, id);
    fields.put(ListSpec.Field.CREATED, created);
    fields.put(ListSpec.Field.UPDATED, updated);
    return fields;
  }

  private static Field<String> fileName() {
    return DSL.regexpReplaceFirst(FILE.KEY, "^.*/", "");
  }

  /** As responses show it: the title in the JSON, or else the name of the file. */
  private static Field<String> clipTitle() {
    return DSL.coalesce(DSL.jsonbGetAttributeAsText(CLIP.JSON, "title"),
        DSL.field(DSL.select(fileName()).from(FILE).where(FILE.ID.eq(CLIP.FILE))));
  }

  /** The column that references the parent of a row, if rows have a parent of this kind. */
  Optional<Field<Long>> parent(ResourceKind kind) {
    return switch (kind) {
      case PROJECT -> Optional.ofNullable(number(ListSpec.Field.PROJECT));
      case FILE -> Optional.ofNullable(number(ListSpec.Field.FILE));
      case CLIP, EFFECT, EXPORT -> Optional.empty();
    };
  }

  @SuppressWarnings("unchecked")
  private Field<Long> number(ListSpec.Field field) {
    return (Field<Long>) fields.get(field);
  }

  /** The primary sort column, before the id; the id itself for orders that this kind does not support. */
  Field<?> place(Order order) {
    return switch (order) {
      case ID -> field(ListSpec.Field.ID);
      case CREATED -> field(ListSpec.Field.CREATED);
      case UPDATED -> field(ListSpec.Field.UPDATED);
      case NAME -> title.isPresent() ? title.get() : field(ListSpec.Field.ID);
      case POSITION -> field(ListSpec.Field.POSITION);
      case LAYER -> field(ListSpec.Field.LAYER);
    };
  }

  private Field<?> field(ListSpec.Field field) {
    return fields.getOrDefault(field, fields.get(ListSpec.Field.ID));
  }

  /** A criterion without a column matches no row. */
  Condition matching(Criteria criteria) {
    Optional<Condition> containing =
        criteria.text().map(part -> title.map(field -> field.containsIgnoreCase(part)).orElse(DSL.falseCondition()));
    Optional<Condition> equal =
        criteria.word().map(value -> word.map(field -> field.eq(value)).orElse(DSL.falseCondition()));
    return DSL.and(
        containing.orElse(DSL.noCondition()),
        equal.orElse(DSL.noCondition()),
        criteria.layer().map(layer -> equal(ListSpec.Field.LAYER, layer)).orElse(DSL.noCondition()),
        criteria.updatedSince().map(since -> updated.ge(since)).orElse(DSL.noCondition()));
  }

  /**
   * Every word must occur in one of the searched texts, and every value must be equal; jOOQ escapes wildcards and binds
   * the values.
   */
  Condition matching(OwnedRepository.Selection selection) {
    Stream<Condition> words = selection.words().stream()
        .map(part -> DSL.or(searched.stream().map(text -> text.containsIgnoreCase(part)).toList()));
    Stream<Condition> values = selection.values().entrySet().stream()
        .map(value -> equal(value.getKey(), value.getValue()));
    return DSL.and(Stream.concat(words, values).toList());
  }

  @SuppressWarnings("unchecked")
  private Condition equal(ListSpec.Field name, Object value) {
    Field<Object> field = (Field<Object>) fields.get(name);
    return field == null ? DSL.falseCondition() : field.eq(DSL.val(value, field));
  }

  /** The order of a selection, then the id as a tie-breaker, so that pages never overlap. */
  List<SortField<?>> order(OwnedRepository.Selection selection) {
    List<SortField<?>> order = new ArrayList<>();
    for (OwnedRepository.Selection.Order wanted : selection.order()) {
      Field<?> field = field(wanted.field());
      order.add(wanted.direction() == Direction.ASCENDING ? field.asc() : field.desc());
    }
    order.add(fields.get(ListSpec.Field.ID).asc());
    return order;
  }
}
