package org.clipwright.render.still;

import java.awt.GraphicsEnvironment;
import java.io.InputStream;
import java.util.stream.Stream;
import org.apache.batik.bridge.DefaultFontFamilyResolver;
import org.apache.batik.bridge.FontFace;
import org.apache.batik.bridge.FontFamilyResolver;
import org.apache.batik.gvt.font.AWTFontFamily;
import org.apache.batik.gvt.font.GVTFontFace;
import org.apache.batik.gvt.font.GVTFontFamily;

/** Finds the fonts of drawings, those included that were registered since the first drawing was read. */
final class SvgFonts implements FontFamilyResolver {

  /** What the original's titles are written in; the bundled font is its successor. */
  private static final String VERA = "Bitstream Vera Sans";

  private final FontFamilyResolver machine = DefaultFontFamilyResolver.SINGLETON;

  @Override
  public GVTFontFamily resolve(String family) {
    GVTFontFamily known = machine.resolve(family);
    return known == null ? registered(family) : known;
  }

  @Override
  public GVTFontFamily resolve(String family, FontFace face) {
    GVTFontFamily known = machine.resolve(family, face);
    return known == null ? registered(family) : known;
  }

  /** The resolver's contract: null when there is no such family. */
  private static GVTFontFamily registered(String family) {
    if (family.equalsIgnoreCase(VERA)) {
      return new AWTFontFamily(new GVTFontFace(VERA), BundledFonts.sans(1));
    }
    return Stream.of(GraphicsEnvironment.getLocalGraphicsEnvironment().getAvailableFontFamilyNames())
        .filter(family::equalsIgnoreCase).findFirst().map(AWTFontFamily::new).orElse(null);
  }

  @Override
  public GVTFontFamily loadFont(InputStream content, FontFace face) throws Exception {
    return machine.loadFont(content, face);
  }

  @Override
  public GVTFontFamily getDefault() {
    return machine.getDefault();
  }

  @Override
  public GVTFontFamily getFamilyThatCanDisplay(char character) {
    return machine.getFamilyThatCanDisplay(character);
  }
}
