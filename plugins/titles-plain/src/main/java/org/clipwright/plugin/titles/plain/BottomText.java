package org.clipwright.plugin.titles.plain;

import org.clipwright.sdk.title.TitleTemplate;
import org.clipwright.sdk.title.TitleText;

/** Text near the bottom edge. */
public final class BottomText implements TitleTemplate {

  @Override
  public String name() {
    return "Bottom-Text.svg";
  }

  @Override
  public String description() {
    return "Text near the lower edge of the canvas.";
  }

  @Override
  public String svg(TitleText text) {
    return TextCanvas.centered(text).document(0.86 * TextCanvas.HEIGHT, "");
  }
}
