package org.clipwright.render.still;

import java.util.ArrayList;
import java.util.List;
import org.apache.batik.anim.dom.SVGDOMImplementation;
import org.apache.batik.css.engine.CSSContext;
import org.apache.batik.css.engine.CSSEngine;
import org.apache.batik.css.engine.value.ShorthandManager;
import org.apache.batik.css.engine.value.ValueManager;
import org.apache.batik.css.parser.ExtendedParser;
import org.apache.batik.dom.AbstractDocument;
import org.apache.batik.dom.AbstractStylableDocument;
import org.apache.batik.dom.GenericElementNS;
import org.clipwright.render.svg.StyledGeometry;
import org.clipwright.render.svg.Svg11;
import org.w3c.dom.DOMException;
import org.w3c.dom.Element;

/** Batik documents for drawings of every version: unknown elements and properties do no harm. */
final class NewerSvg extends SVGDOMImplementation {

  static final NewerSvg INSTANCE = new NewerSvg();

  private NewerSvg() {}

  /** Besides Batik's own properties, knows those that decide how and where something is painted. */
  @Override
  public CSSEngine createCSSEngine(AbstractStylableDocument document, CSSContext context, ExtendedParser parser,
      ValueManager[] values, ShorthandManager[] shorthands) {
    List<ValueManager> added = new ArrayList<>(List.of(values));
    added.add(new PaintOrder());
    added.addAll(StyledGeometry.properties());
    ValueManager[] more = added.toArray(new ValueManager[0]);
    return ((SVGDOMImplementation) getDOMImplementation()).createCSSEngine(document, context, parser, more, shorthands);
  }

  /** Elements with other names get a separate namespace, in which nothing is drawn. */
  @Override
  public Element createElementNS(AbstractDocument document, String namespace, String name) {
    try {
      return super.createElementNS(document, namespace, name);
    } catch (DOMException unknown) {
      return new GenericElementNS(Svg11.NEWER, name, document);
    }
  }
}
