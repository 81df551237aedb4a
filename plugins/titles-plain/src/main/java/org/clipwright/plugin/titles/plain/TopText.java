package org.clipwright.plugin.titles.plain;

import org.clipwright.sdk.title.TitleTemplate;
import org.clipwright.sdk.title.TitleText;

/** Text near the top edge. */
public final class TopText implements TitleTemplate {

  @Override
  public String name() {
    return "Top-Text.svg";
  }

  @Override
  public String description() {
    return "Text near the upper edge of the canvas.";
  }

  @Override
  public String svg(TitleText text) {
    return TextCanvas.centered(text).document(0.14 * TextCanvas.HEIGHT, "");
  }
}
