package org.clipwright.render.still;

import org.apache.batik.anim.dom.SVGOMDocument;
import org.apache.batik.css.engine.CSSEngine;
import org.apache.batik.css.engine.CSSStylableElement;
import org.apache.batik.css.engine.value.AbstractValueManager;
import org.apache.batik.css.engine.value.StringValue;
import org.apache.batik.css.engine.value.Value;
import org.apache.batik.css.engine.value.svg.SVGValueConstants;
import org.apache.batik.util.SVGTypes;
import org.w3c.css.sac.LexicalUnit;
import org.w3c.dom.Element;
import org.w3c.dom.css.CSSPrimitiveValue;

/** The SVG 2 property that says whether the stroke of a shape or a letter is painted before its fill. */
final class PaintOrder extends AbstractValueManager {

  private static final String NAME = "paint-order";
  private static final Value FILL_FIRST = new StringValue(CSSPrimitiveValue.CSS_IDENT, "normal");
  private static final Value STROKE_FIRST = new StringValue(CSSPrimitiveValue.CSS_IDENT, "stroke");

  /** Whether an element's stroke is painted before its fill. */
  static boolean isStrokeFirst(Element element) {
    if (!(element instanceof CSSStylableElement styled)
        || !(element.getOwnerDocument() instanceof SVGOMDocument document)) {
      return false;
    }
    CSSEngine engine = document.getCSSEngine();
    int index = engine.getPropertyIndex(NAME);
    return index >= 0 && engine.getComputedStyle(styled, null, index) == STROKE_FIRST;
  }

  @Override
  public Value createValue(LexicalUnit first, CSSEngine engine) {
    if (first.getLexicalUnitType() == LexicalUnit.SAC_INHERIT) {
      return SVGValueConstants.INHERIT_VALUE;
    }
    for (LexicalUnit unit = first; unit != null; unit = unit.getNextLexicalUnit()) {
      if (unit.getLexicalUnitType() == LexicalUnit.SAC_IDENT) {
        String word = unit.getStringValue();
        if (word.equalsIgnoreCase("stroke") || word.equalsIgnoreCase("fill") || word.equalsIgnoreCase("normal")) {
          return word.equalsIgnoreCase("stroke") ? STROKE_FIRST : FILL_FIRST;
        }
      }
    }
    return FILL_FIRST;
  }

  @Override
  public String getPropertyName() {
    return NAME;
  }

  @Override
  public boolean isInheritedProperty() {
    return true;
  }

  @Override
  public boolean isAnimatableProperty() {
    return false;
  }

  @Override
  public boolean isAdditiveProperty() {
    return false;
  }

  @Override
  public int getPropertyType() {
    return SVGTypes.TYPE_IDENT;
  }

  @Override
  public Value getDefaultValue() {
    return FILL_FIRST;
  }
}
