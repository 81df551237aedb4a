package org.clipwright.render.still;

import java.awt.Font;
import java.awt.font.TextAttribute;
import java.text.AttributedCharacterIterator;
import java.util.HashMap;
import java.util.Map;
import org.apache.batik.gvt.font.AWTFontFamily;
import org.apache.batik.gvt.font.GVTFont;
import org.apache.batik.gvt.font.GVTFontFace;
import org.apache.batik.gvt.font.GVTFontFamily;

/** A family whose fonts set text in every script. */
final class SvgFontFamily extends AWTFontFamily {

  /** A family that is looked up by name. */
  SvgFontFamily(GVTFontFace face) {
    super(face);
  }

  /** A family of one font. */
  SvgFontFamily(GVTFontFace face, Font font) {
    super(face, font);
  }

  /** A family of the machine's in this form; one that a drawing defines stays as it is. */
  static GVTFontFamily of(GVTFontFamily family) {
    return family.getClass() == AWTFontFamily.class ? new SvgFontFamily(family.getFontFace()) : family;
  }

  @Override
  public GVTFont deriveFont(float size, AttributedCharacterIterator text) {
    return deriveFont(size, text.getAttributes());
  }

  @Override
  @SuppressWarnings({"rawtypes", "unchecked"})
  public GVTFont deriveFont(float size, Map wanted) {
    if (font != null) {
      return new SvgFont(font, size);
    }
    Map<AttributedCharacterIterator.Attribute, Object> attributes = new HashMap<>(wanted);
    attributes.put(TextAttribute.SIZE, size);
    attributes.put(TextAttribute.FAMILY, fontFace.getFamilyName());
    attributes.remove(TEXT_COMPOUND_DELIMITER);
    return new SvgFont(new Font(attributes), size);
  }
}
