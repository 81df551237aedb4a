package org.clipwright.render.svg;

import org.apache.batik.css.engine.CSSEngine;
import org.apache.batik.css.engine.value.AbstractValueManager;
import org.apache.batik.css.engine.value.StringValue;
import org.apache.batik.css.engine.value.Value;
import org.apache.batik.css.engine.value.svg.SVGValueConstants;
import org.apache.batik.util.SVGTypes;
import org.w3c.css.sac.LexicalUnit;
import org.w3c.dom.css.CSSPrimitiveValue;

/** A property whose value style sheets give as a string, which is kept as it is; empty when it is not given. */
final class KeptText extends AbstractValueManager {

  private static final Value NONE = new StringValue(CSSPrimitiveValue.CSS_STRING, "");

  private final String name;

  KeptText(String name) {
    this.name = name;
  }

  @Override
  public Value createValue(LexicalUnit unit, CSSEngine engine) {
    return switch (unit.getLexicalUnitType()) {
      case LexicalUnit.SAC_INHERIT -> SVGValueConstants.INHERIT_VALUE;
      case LexicalUnit.SAC_STRING_VALUE -> new StringValue(CSSPrimitiveValue.CSS_STRING, unit.getStringValue());
      default -> NONE;
    };
  }

  @Override
  public String getPropertyName() {
    return name;
  }

  @Override
  public boolean isInheritedProperty() {
    return false;
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
    return NONE;
  }
}
