package org.clipwright.sdk.parameter;

/** Text, such as a label or the path of a file. */
public record StringParameter(String name, String title, String initial) implements TextParameter {

  public StringParameter {
    Declared.requireName(name);
  }
}
