package org.clipwright.sdk.parameter;

/** A picture or video for the effect, given as a reader object with a path. */
public record ReaderParameter(String name, String title) implements ParameterSpec {

  public ReaderParameter {
    Declared.requireName(name);
  }

  @Override
  public boolean animatable() {
    return false;
  }
}
