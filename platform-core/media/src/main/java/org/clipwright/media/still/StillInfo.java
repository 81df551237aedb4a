package org.clipwright.media.still;

import java.util.Map;
import org.clipwright.timeline.MediaInfo;
import org.clipwright.timeline.Rational;

/** What the original engine tells of a still picture: an hour of 30 frames a second. */
public final class StillInfo {

  private static final Rational ONE = new Rational(1, 1);
  private static final Rational THIRTY = new Rational(30, 1);

  /** Seconds that a still picture lasts when nobody says how long. */
  public static final float AN_HOUR = 3600;

  private static final long FRAMES = 108_000;
  private static final int MONO = 4;

  private StillInfo() {}

  /** Facts of a picture; its file size is that of its pixels in memory, as the original counts. */
  public static MediaInfo of(int width, int height, Rational pixelRatio, Map<String, String> metadata) {
    return new MediaInfo("QtImageReader", true, false, true, AN_HOUR, 4L * width * height, width, height, -1, THIRTY, 0,
        pixelRatio, new Rational(width, height).reduced(), "QImage", FRAMES, -1, THIRTY.inverse(), false, true, "", 0,
        0, 0, MONO, -1, ONE, 0, metadata);
  }

  /** Facts of a picture of square pixels. */
  public static MediaInfo of(int width, int height, Map<String, String> metadata) {
    return of(width, height, ONE, metadata);
  }
}
