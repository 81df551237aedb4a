package org.clipwright.sdk.parameter;

/** Captions in VTT or SubRip form. */
public record CaptionParameter(String name, String title, String initial) implements TextParameter {

  public CaptionParameter {
    Declared.requireName(name);
  }
}
