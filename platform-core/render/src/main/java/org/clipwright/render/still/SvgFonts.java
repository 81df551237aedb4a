package org.clipwright.render.still;

import java.awt.Font;
import java.awt.GraphicsEnvironment;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.batik.bridge.DefaultFontFamilyResolver;
import org.apache.batik.bridge.FontFace;
import org.apache.batik.bridge.FontFamilyResolver;
import org.apache.batik.gvt.font.GVTFontFace;
import org.apache.batik.gvt.font.GVTFontFamily;
import org.clipwright.sdk.text.ShapedLine;

/** Finds the fonts of drawings, including those registered since the first drawing was read. */
final class SvgFonts implements FontFamilyResolver {

  /** The font of the original's titles; the bundled font is its successor. */
  private static final String VERA = "Bitstream Vera Sans";

  /** Java's own families have no bold font where one file stands for all of them; of these, the first one does. */
  private static final Map<String, List<String>> KINDS = Map.of(Font.SANS_SERIF, List.of(), Font.DIALOG, List.of(),
      Font.DIALOG_INPUT, List.of("DejaVu Sans Mono", "Liberation Mono", "Noto Sans Mono", "Courier New"),
      Font.MONOSPACED, List.of("DejaVu Sans Mono", "Liberation Mono", "Noto Sans Mono", "Courier New"), Font.SERIF,
      List.of("DejaVu Serif", "Liberation Serif", "Noto Serif", "Times New Roman"));

  private final FontFamilyResolver machine = DefaultFontFamilyResolver.SINGLETON;

  /** The width of a text in the first available one of its families. */
  static double width(String text, String families, boolean bold, boolean italic, double size) {
    String family = Stream.of(families.split(","))
        .map(name -> name.strip().replaceAll("^['\"]|['\"]$", "")).filter(name -> !name.isBlank())
        .flatMap(name -> installed(name).stream()).findFirst().orElse("");
    int style = (bold ? Font.BOLD : Font.PLAIN) | (italic ? Font.ITALIC : Font.PLAIN);
    return new ShapedLine(text, BundledFonts.named(family, style, (float) size)).width();
  }

  /** The family that draws what names another: the bundled one for its predecessor and for unknown ones. */
  static String used(String family) {
    return installed(family).orElse(BundledFonts.SANS);
  }

  /** The installed family with this name, ignoring case. */
  static Optional<String> installed(String family) {
    return isBundled(family) ? Optional.of(BundledFonts.SANS) : known(family.strip());
  }

  /** Whether the bundled family draws what names this one. */
  static boolean isBundled(String family) {
    return family.strip().equalsIgnoreCase(VERA) || BundledFonts.isGeneric(family);
  }

  private static Optional<String> known(String family) {
    return Stream.of(GraphicsEnvironment.getLocalGraphicsEnvironment().getAvailableFontFamilyNames())
        .filter(family::equalsIgnoreCase).findFirst();
  }

  @Override
  public GVTFontFamily resolve(String family) {
    GVTFontFamily known = machine.resolve(family);
    return known == null ? registered(family) : particular(known);
  }

  @Override
  public GVTFontFamily resolve(String family, FontFace face) {
    GVTFontFamily known = machine.resolve(family, face);
    return known == null ? registered(family) : particular(known);
  }

  private static GVTFontFamily particular(GVTFontFamily family) {
    List<String> names = KINDS.get(family.getFamilyName());
    if (names == null) {
      return SvgFontFamily.of(family);
    }
    String name = names.stream().flatMap(each -> known(each).stream()).findFirst().orElse(BundledFonts.SANS);
    return new SvgFontFamily(new GVTFontFace(known(name).orElse(family.getFamilyName())));
  }

  /** The resolver's contract: null when there is no such family. */
  private static GVTFontFamily registered(String family) {
    if (family.equalsIgnoreCase(VERA)) {
      return new SvgFontFamily(new GVTFontFace(VERA), BundledFonts.sans(1));
    }
    return known(family).map(GVTFontFace::new).map(SvgFontFamily::new).orElse(null);
  }

  @Override
  public GVTFontFamily loadFont(InputStream content, FontFace face) throws Exception {
    return machine.loadFont(content, face);
  }

  @Override
  public GVTFontFamily getDefault() {
    return particular(machine.getDefault());
  }

  @Override
  public GVTFontFamily getFamilyThatCanDisplay(char character) {
    return machine.getFamilyThatCanDisplay(character);
  }
}
