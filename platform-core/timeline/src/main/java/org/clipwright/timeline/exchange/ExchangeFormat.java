package org.clipwright.timeline.exchange;

import java.util.Locale;
import org.clipwright.timeline.Profile;

/** A format of other editors. */
public enum ExchangeFormat {
  /** CMX 3600, of a single layer. */
  EDL("Edit Decision List"),
  /** Final Cut Pro 7 (xmeml). */
  XML("Apple Final Cut Pro");

  private final String title;

  ExchangeFormat(String title) {
    this.title = title;
  }

  /** Its name for people. */
  public String title() {
    return title;
  }

  /** Its name in requests, which is the ending of its files, too. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The format that a request names. */
  public static ExchangeFormat of(String key) {
    return valueOf(key.toUpperCase(Locale.ROOT));
  }

  /** Whether a clip's picture keeps its size, rotation and place on the canvas. */
  public boolean places(ExchangeClip clip, Profile canvas) {
    return switch (this) {
      case EDL -> Placement.isUsual(clip.geometry());
      case XML -> Placement.of(clip, canvas).isPresent();
    };
  }
}
