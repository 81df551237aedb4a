package org.clipwright.sdk.parameter;

/** The name of a font family. */
public record FontParameter(String name, String title, String initial) implements TextParameter {

  public FontParameter {
    Declared.requireName(name);
  }
}
