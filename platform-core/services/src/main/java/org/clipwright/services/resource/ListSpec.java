package org.clipwright.services.resource;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.clipwright.services.field.FieldKind;
import org.clipwright.services.field.FieldSpec;
import org.clipwright.services.field.ResourceKind;
import org.clipwright.services.field.ResourceSpecs;

/**
 * The filters, orders and searches of the lists of one kind of resource.
 *
 * @param searched what a search covers, as messages describe it
 * @param filters the fields that can be filtered by, and the type of their values
 * @param orders the fields that lists can be ordered by
 */
public record ListSpec(String searched, Map<Field, FieldSpec> filters, Set<Field> orders) {

  /** A field by which lists of resources are filtered or ordered; not every kind of resource has each of them. */
  public enum Field {
    ID("id"),
    NAME("name"),
    TITLE("title"),
    TYPE("type"),
    EXPORT_TYPE("export_type"),
    STATUS("status"),
    PROGRESS("progress"),
    PROJECT("project"),
    FILE("file"),
    POSITION("position"),
    START("start"),
    END("end"),
    LAYER("layer"),
    CREATED("date_created"),
    UPDATED("date_updated");

    private final String word;

    Field(String word) {
      this.word = word;
    }

    /** Its name in REST. */
    public String word() {
      return word;
    }

    /** The field with this name in REST. */
    public static Optional<Field> of(String word) {
      return Stream.of(values()).filter(field -> field.word.equals(word)).findFirst();
    }
  }

  private static final FieldSpec PROJECT =
      FieldSpec.link("project", ResourceKind.PROJECT, "Only those of this project.").optional();
  private static final FieldSpec LAYER = FieldSpec.integer("layer", "Only those on this layer.").optional();

  public ListSpec {
    filters = Collections.unmodifiableMap(new LinkedHashMap<>(filters));
    orders = Collections.unmodifiableSet(new LinkedHashSet<>(orders));
  }

  /** The filters, orders and searches of lists of a kind. */
  public static ListSpec of(ResourceKind kind) {
    return switch (kind) {
      case PROJECT -> new ListSpec("the name", filters(text(Field.NAME)),
          orders(Field.ID, Field.NAME, Field.CREATED, Field.UPDATED));
      case FILE -> new ListSpec("the name of the file",
          filters(PROJECT, text(Field.NAME), choice(Field.TYPE, List.of("video", "audio", "image"))),
          orders(Field.ID, Field.NAME, Field.TYPE, Field.PROJECT, Field.CREATED,
              Field.UPDATED));
      case CLIP -> new ListSpec("the title, which is the name of the file unless the JSON has one",
          filters(PROJECT, FieldSpec.link("file", ResourceKind.FILE, "Only those that show this file.").optional(),
              LAYER),
          orders(Field.ID, Field.POSITION, Field.START, Field.END, Field.LAYER, Field.PROJECT,
              Field.FILE, Field.CREATED, Field.UPDATED));
      case EFFECT -> new ListSpec("the title and the type",
          filters(PROJECT, text(Field.TITLE), text(Field.TYPE), LAYER),
          orders(Field.ID, Field.TITLE, Field.TYPE, Field.POSITION, Field.START, Field.END,
              Field.LAYER, Field.PROJECT, Field.CREATED, Field.UPDATED));
      case EXPORT -> new ListSpec("the name of the project and the format",
          filters(PROJECT,
              choice(Field.STATUS, Arrays.stream(Export.Status.values()).map(Export.Status::word).toList()),
              choice(Field.EXPORT_TYPE,
                  ResourceSpecs.EXPORT.field("export_type").orElseThrow().choices().keySet())),
          orders(Field.ID, Field.STATUS, Field.PROGRESS, Field.PROJECT, Field.CREATED,
              Field.UPDATED));
    };
  }

  private static FieldSpec text(Field field) {
    return FieldSpec.of(field.word(), FieldKind.STRING, "Only those with exactly this " + field.word() + ".")
        .optional();
  }

  private static FieldSpec choice(Field field, Iterable<String> choices) {
    Map<String, String> labels = new LinkedHashMap<>();
    choices.forEach(choice -> labels.put(choice, choice));
    String words = field.word().replace('_', ' ');
    FieldSpec spec = FieldSpec.choice(field.word(), "", labels, "Only those with this " + words + ".");
    return spec.optional();
  }

  private static Map<Field, FieldSpec> filters(FieldSpec... specs) {
    Map<Field, FieldSpec> filters = new LinkedHashMap<>();
    for (FieldSpec spec : specs) {
      filters.put(Field.of(spec.name()).orElseThrow(), spec);
    }
    return filters;
  }

  private static Set<Field> orders(Field... fields) {
    return new LinkedHashSet<>(List.of(fields));
  }
}
