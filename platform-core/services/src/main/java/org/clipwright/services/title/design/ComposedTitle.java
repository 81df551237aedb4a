package org.clipwright.services.title.design;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import org.clipwright.sdk.title.TitleCanvas;
import org.clipwright.sdk.title.TitleTemplate;
import org.clipwright.sdk.title.TitleText;
import org.clipwright.services.work.WorkAnswer;

/**
 * A title that is ready to be stored.
 *
 * @param template what it was made from
 * @param text its text as fitted
 * @param fitted how it was fitted, and the font that draws it
 * @param canvas what it is laid out for
 */
public record ComposedTitle(TitleTemplate template, TitleText text, WorkAnswer.FittedText fitted, TitleCanvas canvas) {

  /** The document. */
  public byte[] svg() {
    return template.svg(text, canvas).getBytes(StandardCharsets.UTF_8);
  }

  /** What users learn about it, including whether another font replaces the one they named. */
  public ObjectNode about() {
    ObjectNode about = JsonNodeFactory.instance.objectNode()
        .put("template", template.name()).put("font_name", text.fontName()).put("font_used", fitted.font())
        .put("font_size", text.fontSize());
    if (fitted.replaced()) {
      about.put("warning", "The font \"" + text.fontName() + "\" is not installed, so " + fitted.font()
          + " replaces it; /info/fonts/ lists the fonts, and a POST there adds one.");
    }
    return about;
  }
}
