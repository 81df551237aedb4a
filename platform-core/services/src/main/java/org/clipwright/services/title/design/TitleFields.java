package org.clipwright.services.title.design;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.clipwright.sdk.title.TitleText;
import org.clipwright.services.error.ValidationException;
import org.clipwright.services.field.FieldKind;
import org.clipwright.services.field.FieldSpec;
import org.clipwright.services.field.reading.Fields;

/** The fields that every title template takes. */
public final class TitleFields {

  static final String TEXT = "text";

  /** The font family. */
  static final String FONT = "font_name";

  /** Whether the text is fitted. */
  public static final String FIT = "fit";

  private static final FieldSpec WORDS =
      FieldSpec.of(TEXT, FieldKind.STRING, "The text; line breaks start new lines, and tspan elements position lines.")
          .upTo(10_000);

  private static final List<FieldSpec> LOOK = List.of(
      FieldSpec.of("font_size", FieldKind.FLOAT, "Font size, on a canvas 1080 pixels high.")
          .startingAt(100.0)
          .between(1, 1000),
      FieldSpec.of(FONT, FieldKind.STRING, "The font family; if it is not installed, a similar one is used.")
          .startingAt("Bitstream Vera Sans").upTo(200),
      color("fill_color", "#ffffff", "The colour of the letters, as #rrggbb."),
      share("fill_opacity", 1, "How opaque the letters are."),
      color("stroke_color", "#000000", "The colour of the letters' outline, as #rrggbb."),
      FieldSpec.of("stroke_size", FieldKind.FLOAT, "How wide the outline is.").startingAt(3.0).between(0, 100),
      share("stroke_opacity", 1, "How opaque the outline is."),
      FieldSpec.of("drop_shadow", FieldKind.BOOLEAN, "Whether the letters cast a shadow.").startingAt(false),
      color("background_color", "#000000", "The colour behind the letters, as #rrggbb."),
      share("background_opacity", 0, "How opaque the background is."),
      FieldSpec.of(FIT, FieldKind.BOOLEAN,
          "Whether to wrap long lines between words and reduce the font as far as necessary.")
          .startingAt(false));

  private TitleFields() {}

  /** All of them; the text is required. */
  public static List<FieldSpec> all() {
    return joined(WORDS);
  }

  /** All of them for a template whose text is known. */
  public static List<FieldSpec> startingAt(String text) {
    return joined(WORDS.startingAt(text));
  }

  private static List<FieldSpec> joined(FieldSpec words) {
    List<FieldSpec> fields = new ArrayList<>();
    fields.add(words);
    fields.addAll(LOOK);
    return List.copyOf(fields);
  }

  private static FieldSpec color(String name, String initial, String help) {
    return FieldSpec.of(name, FieldKind.STRING, help).startingAt(initial);
  }

  private static FieldSpec share(String name, double initial, String help) {
    return FieldSpec.of(name, FieldKind.FLOAT, help).startingAt(initial).between(0, 1);
  }

  /** Reads them. */
  public static TitleText text(Fields fields) {
    return new TitleText(
        TitleMarkup.of(fields.text(TEXT)), fields.real("font_size"), fields.text(FONT),
        color(fields, "fill_color"), fields.real("fill_opacity"), color(fields, "stroke_color"),
        fields.real("stroke_size"), fields.real("stroke_opacity"), fields.flag("drop_shadow"),
        color(fields, "background_color"), fields.real("background_opacity"));
  }

  private static String color(Fields fields, String field) {
    String text = fields.text(field).toLowerCase(Locale.ROOT);
    if (text.matches("#[0-9a-f]{3}")) {
      return text.replaceAll("([0-9a-f])", "$1$1");
    }
    if (!text.matches("#[0-9a-f]{6}")) {
      throw ValidationException.of(field, "A colour is written as #rrggbb, such as #ffcc00.");
    }
    return text;
  }
}
