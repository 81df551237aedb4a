package org.clipwright.sdk.parameter;

/** Captions in WebVTT or SubRip form. */
public record CaptionParameter(String name, String title, String initial) implements TextParameter {

  public CaptionParameter {
    Declared.requireName(name);
  }
}
