package org.clipwright.services.resource;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
public record ListSpec(String searched, Map<ListField, FieldSpec> filters, Set<ListField> orders) {

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
      case PROJECT -> new ListSpec("the name", filters(text(ListField.NAME)),
          orders(ListField.ID, ListField.NAME, ListField.CREATED, ListField.UPDATED));
      case FILE -> new ListSpec("the name of the file",
          filters(PROJECT, text(ListField.NAME), choice(ListField.TYPE, List.of("video", "audio", "image"))),
          orders(ListField.ID, ListField.NAME, ListField.TYPE, ListField.PROJECT, ListField.CREATED,
              ListField.UPDATED));
      case CLIP -> new ListSpec("the title, which is the name of the file unless the JSON has one",
          filters(PROJECT, FieldSpec.link("file", ResourceKind.FILE, "Only those that show this file.").optional(),
              LAYER),
          orders(ListField.ID, ListField.POSITION, ListField.START, ListField.END, ListField.LAYER, ListField.PROJECT,
              ListField.FILE, ListField.CREATED, ListField.UPDATED));
      case EFFECT -> new ListSpec("the title and the type",
          filters(PROJECT, text(ListField.TITLE), text(ListField.TYPE), LAYER),
          orders(ListField.ID, ListField.TITLE, ListField.TYPE, ListField.POSITION, ListField.START, ListField.END,
              ListField.LAYER, ListField.PROJECT, ListField.CREATED, ListField.UPDATED));
      case EXPORT -> new ListSpec("the name of the project and the format",
          filters(PROJECT,
              choice(ListField.STATUS, Arrays.stream(ExportStatus.values()).map(ExportStatus::word).toList()),
              choice(ListField.EXPORT_TYPE,
                  ResourceSpecs.EXPORT.field("export_type").orElseThrow().choices().keySet())),
          orders(ListField.ID, ListField.STATUS, ListField.PROGRESS, ListField.PROJECT, ListField.CREATED,
              ListField.UPDATED));
    };
  }

  private static FieldSpec text(ListField field) {
    return FieldSpec.of(field.word(), FieldKind.STRING, "Only those with exactly this " + field.word() + ".")
        .optional();
  }

  private static FieldSpec choice(ListField field, Iterable<String> choices) {
    Map<String, String> labels = new LinkedHashMap<>();
    choices.forEach(choice -> labels.put(choice, choice));
    String words = field.word().replace('_', ' ');
    FieldSpec spec = FieldSpec.choice(field.word(), "", labels, "Only those with this " + words + ".");
    return spec.optional();
  }

  private static Map<ListField, FieldSpec> filters(FieldSpec... specs) {
    Map<ListField, FieldSpec> filters = new LinkedHashMap<>();
    for (FieldSpec spec : specs) {
      filters.put(ListField.of(spec.name()).orElseThrow(), spec);
    }
    return filters;
  }

  private static Set<ListField> orders(ListField... fields) {
    return new LinkedHashSet<>(List.of(fields));
  }
}
