package org.clipwright.sdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.clipwright.sdk.title.TitleCanvas;
import org.clipwright.sdk.title.TitleTemplate;
import org.clipwright.sdk.title.TitleText;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/**
 * The contract of every title template; a template's test subclasses it. A template may break the lines of a text
 * between words, so that it fits, and may draw them several times.
 */
public abstract class TitleTemplateContract {

  /** The template under test. */
  protected abstract TitleTemplate template();

  private static TitleText text(String markup, boolean shadow) {
    return new TitleText(
        markup, 100, "Any \"Font\" & <Co>", "#ffcc00", 1, "#000000", 3, 1, shadow, "#102030", 0.5);
  }

  private static Document parsed(String svg) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    return factory.newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
  }

  @Test
  void nameIsAFileNameOfSvg() {
    assertThat(template().name()).matches("[A-Za-z0-9_-]+\\.svg");
    assertThat(template().description()).isNotBlank();
  }

  @Test
  void documentIsWellFormedAndHasASize() throws Exception {
    Document document = parsed(template().svg(text("Hello &amp; goodbye", false)));
    assertThat(document.getDocumentElement().getNodeName()).isEqualTo("svg");
    assertThat(document.getDocumentElement().getAttribute("width")).isNotEmpty();
    assertThat(document.getDocumentElement().getTextContent()).contains("Hello", "&", "goodbye");
  }

  @Test
  void documentIsWellFormedOnUprightAndSquareCanvases() throws Exception {
    for (TitleCanvas canvas : new TitleCanvas[] {new TitleCanvas(1080, 1920), new TitleCanvas(1080, 1080)}) {
      Document document = parsed(template().svg(text("One\nTwo &amp; three", true), canvas));
      assertThat(document.getDocumentElement().getAttribute("width")).isNotEmpty();
      assertThat(document.getDocumentElement().getTextContent()).contains("One", "Two", "&", "three");
    }
  }

  @Test
  void linesOfMarkupAreKept() throws Exception {
    String markup = "<tspan x=\"960\" dy=\"1em\">One</tspan><tspan x=\"960\" dy=\"1em\">Two</tspan>";
    Document document = parsed(template().svg(text(markup, true)));
    assertThat(document.getElementsByTagName("tspan").getLength()).isGreaterThanOrEqualTo(2);
  }

  @Test
  void colorsAndFontReachTheDocument() throws Exception {
    String svg = template().svg(text("Hello", false));
    parsed(svg);
    assertThat(svg).contains("#ffcc00", "#102030", "Any &quot;Font&quot; &amp; &lt;Co>");
  }

  @Test
  void sameTextGivesTheSameDocument() {
    assertThat(template().svg(text("Hello", true))).isEqualTo(template().svg(text("Hello", true)));
  }
}
