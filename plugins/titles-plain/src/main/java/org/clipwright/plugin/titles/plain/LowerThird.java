package org.clipwright.plugin.titles.plain;

import java.util.Optional;
import org.clipwright.sdk.text.XmlText;
import org.clipwright.sdk.title.TitleRoom;
import org.clipwright.sdk.title.TitleTemplate;
import org.clipwright.sdk.title.TitleText;

/** Text on a bar in the lower third, with a stripe in the stroke colour before it. */
public final class LowerThird implements TitleTemplate {

  private static final double MIDDLE = 0.8 * TextCanvas.HEIGHT;

  @Override
  public String name() {
    return "Lower-Third.svg";
  }

  @Override
  public String description() {
    return "Text on a bar in the lower third of the canvas, with a coloured stripe in front.";
  }

  /** One line on the bar, which ends at 1520. */
  @Override
  public Optional<TitleRoom> room(TitleText text) {
    return Optional.of(new TitleRoom(1520 - 176 - 40, TextCanvas.HEIGHT, 1));
  }

  @Override
  public String svg(TitleText text) {
    double height = 1.8 * text.fontSize();
    String top = TextCanvas.number(MIDDLE - height / 2);
    String tall = TextCanvas.number(height);
    String bar =
        "  <rect x=\"120\" y=\"" + top + "\" width=\"1400\" height=\"" + tall
            + "\" fill=\"#000000\" fill-opacity=\"0.55\"/>\n"
            + "  <rect x=\"120\" y=\"" + top + "\" width=\"16\" height=\"" + tall + "\" fill=\""
            + XmlText.attribute(text.fillColor()) + "\"/>\n";
    return TextCanvas.from(text, 176).document(MIDDLE, bar);
  }
}
