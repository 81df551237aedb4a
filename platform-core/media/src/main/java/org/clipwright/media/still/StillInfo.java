package org.clipwright.media.still;

import java.util.Map;
import org.clipwright.timeline.MediaInfo;
import org.clipwright.timeline.Rational;

/** What the original engine reports for a still picture: an hour at 30 frames a second. */
public final class StillInfo {

  private static final Rational ONE = new Rational(1, 1);
  private static final Rational THIRTY = new Rational(30, 1);

  /** Seconds a still picture lasts unless stated otherwise. */
  public static final float AN_HOUR = 3600;

  private static final long FRAMES = 108_000;

  private StillInfo() {}

  /** The facts of a picture; its file size is that of its pixels in memory, as the original reports it. */
  public static MediaInfo of(int width, int height, Rational pixelRatio, Map<String, String> metadata) {
    MediaInfo.Shape shape =
        MediaInfo.Shape.upright(width, height, pixelRatio, new Rational(width, height).reduced());
    MediaInfo.PictureTrack picture = new MediaInfo.PictureTrack(true, true, shape, THIRTY, FRAMES,
        MediaInfo.Storage.progressive(-1), new MediaInfo.Stream("QImage", 0, -1, THIRTY.inverse()));
    return new MediaInfo(
        new MediaInfo.Whole("QtImageReader", AN_HOUR, 4L * width * height), picture, MediaInfo.Sound.NONE, metadata);
  }

  /** The facts of a picture with square pixels. */
  public static MediaInfo of(int width, int height, Map<String, String> metadata) {
    return of(width, height, ONE, metadata);
  }
}
