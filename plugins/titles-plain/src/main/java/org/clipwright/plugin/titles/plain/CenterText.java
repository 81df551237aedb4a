package org.clipwright.plugin.titles.plain;

import org.clipwright.sdk.title.TitleTemplate;
import org.clipwright.sdk.title.TitleText;

/** Text in the middle of the canvas. */
public final class CenterText implements TitleTemplate {

  @Override
  public String name() {
    return "Center-Text.svg";
  }

  @Override
  public String description() {
    return "Text in the middle of the canvas.";
  }

  @Override
  public String svg(TitleText text) {
    return TextCanvas.centered(text).document(TextCanvas.HEIGHT / 2.0, "");
  }
}
