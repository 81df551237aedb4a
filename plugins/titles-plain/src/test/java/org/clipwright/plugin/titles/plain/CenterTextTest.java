package org.clipwright.plugin.titles.plain;

import static org.assertj.core.api.Assertions.assertThat;

import org.clipwright.sdk.testkit.TitleTemplateContract;
import org.clipwright.sdk.title.TitleTemplate;
import org.clipwright.sdk.title.TitleText;
import org.junit.jupiter.api.Test;

class CenterTextTest extends TitleTemplateContract {

  @Override
  protected TitleTemplate template() {
    return new CenterText();
  }

  @Test
  void lineBreaksBeginLinesRoundTheMiddle() {
    assertThat(drawn("A\nB")).contains("y=\"525\"",
        "<tspan x=\"960\" dy=\"0\">A</tspan><tspan x=\"960\" dy=\"100\">B</tspan>");
    assertThat(drawn("A\r\n\r\nB")).contains("<tspan x=\"960\" dy=\"100\"> </tspan>");
  }

  /** Clients write each element on a line of its own. */
  @Test
  void lineBreaksBetweenElementsAreSpaces() {
    String markup = "<tspan x=\"960\" dy=\"1em\">A</tspan>\n<tspan x=\"960\" dy=\"1em\">B</tspan>";
    assertThat(drawn(markup)).contains(">" + markup + "<");
  }

  private String drawn(String markup) {
    return template().svg(new TitleText(markup, 100, "Sans", "#ffffff", 1, "#000000", 3, 1, false, "#000000", 0));
  }
}
