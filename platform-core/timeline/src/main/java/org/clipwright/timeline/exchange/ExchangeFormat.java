package org.clipwright.timeline.exchange;

import java.util.Locale;
import org.clipwright.timeline.Profile;

/** A format of other editors. */
public enum ExchangeFormat {
  /** CMX 3600, of a single layer. */
  EDL("Edit Decision List"),
  /** Final Cut Pro 7 (xmeml). */
  XML("Apple Final Cut Pro"),
  /** OpenTimelineIO, with all that it has no words for in its metadata. */
  OTIO("OpenTimelineIO"),
  /** FCPXML of Final Cut Pro since 10.6. */
  FCPXML("Apple Final Cut Pro X");

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

  /** Whether what the format has no words for is in it all the same, for this program. */
  public boolean keepsAll() {
    return this == OTIO;
  }

  /** Whether a clip's speed can change. */
  public boolean bendsSpeed() {
    return this == FCPXML || this == XML;
  }

  /** Whether other editors show a clip's picture in its size, rotation and place on the canvas. */
  public boolean places(ExchangeClip clip, Profile canvas) {
    return switch (this) {
      case EDL, OTIO -> CanvasPlace.isUsual(clip.geometry());
      case XML, FCPXML -> CanvasPlace.of(clip, canvas).isPresent();
    };
  }
}
