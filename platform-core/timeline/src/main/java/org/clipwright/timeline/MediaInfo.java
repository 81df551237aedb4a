package org.clipwright.timeline;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The result of probing a media file; its values are those of a reader object in a project's JSON.
 *
 * <p>The original also reports a size and frame rate for files with sound only, so picture and sound are never absent:
 * they state themselves whether the file has them.
 *
 * @param file the file as a whole
 * @param picture its pictures
 * @param sound its sound
 * @param metadata tags of the container and streams, in the order in which they were found
 */
public record MediaInfo(Whole file, PictureTrack picture, Sound sound, Map<String, String> metadata) {

  /** Part of a frame that may come from rounding the duration. */
  private static final double SHORTEST_FRAME = 0.02;

  private static final Rational ONE = new Rational(1, 1);

  public MediaInfo {
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
  }

  /**
   * A file as a whole.
   *
   * @param reader the reader that the original engine would use: {@code FFmpegReader} or {@code QtImageReader}
   * @param seconds duration, a 32-bit float as in the original; 3600 for still pictures
   * @param bytes size; for still pictures width x height x 4, as in the original
   */
  public record Whole(String reader, float seconds, long bytes) {}

  /**
   * The pictures of a file.
   *
   * @param present whether there are any
   * @param single whether it is a still picture
   * @param length number of frames
   */
  public record PictureTrack(
      boolean present, boolean single, Shape shape, Rational fps, long length, Storage storage, Stream stream) {}

  /**
   * The shape of pictures.
   *
   * @param width in pixels, before rotation
   * @param rotationDegrees how far the picture must be rotated clockwise to be upright
   */
  public record Shape(int width, int height, Rational pixelRatio, Rational displayRatio, double rotationDegrees) {

    private static final double HALF_TURN = 180;

    /** The shape of the pictures as they are seen; quarter turns exchange the sides. */
    public Shape asSeen() {
      boolean turned = Math.abs(Math.abs(rotationDegrees % HALF_TURN) - HALF_TURN / 2) < 1;
      return turned
          ? new Shape(height, width, pixelRatio.inverse(), displayRatio.inverse(), rotationDegrees)
          : this;
    }

    /** Width in pixels that are as wide as they are high. */
    public double squareWidth() {
      double ratio = pixelRatio.toDouble();
      return width * (ratio > 0 ? ratio : 1);
    }

    /** The shape of pictures that are already upright. */
    public static Shape upright(int width, int height, Rational pixelRatio, Rational displayRatio) {
      return new Shape(width, height, pixelRatio, displayRatio, 0);
    }

    /** The shape of upright pictures with square pixels. */
    public static Shape square(int width, int height) {
      return upright(width, height, ONE, new Rational(width, height).reduced());
    }
  }

  /**
   * How the pixels of pictures are stored.
   *
   * @param pixelFormat FFmpeg's number; -1 for still pictures
   * @param topFieldFirst which field is shown first if a frame consists of two
   */
  public record Storage(int pixelFormat, boolean interlaced, boolean topFieldFirst) {

    /** Whole frames in a pixel format. */
    public static Storage progressive(int pixelFormat) {
      return new Storage(pixelFormat, false, true);
    }
  }

  /**
   * The sound of a file.
   *
   * @param present whether there is any
   * @param channelLayout FFmpeg's channel mask
   */
  public record Sound(boolean present, int sampleRate, int channels, int channelLayout, Stream stream) {

    private static final int MONO = 4;

    /** What the original reports for files without sound. */
    public static final Sound NONE = new Sound(false, 0, 0, MONO, new Stream("", 0, -1, ONE));
  }

  /**
   * The stream of a file that pictures or sound come from.
   *
   * @param bitRate bits per second; 0 if unknown
   * @param index its index among the file's streams; -1 for none
   */
  public record Stream(String codec, long bitRate, int index, Rational timebase) {}

  /** Whether it has pictures. */
  public boolean hasVideo() {
    return picture.present();
  }

  /** Whether it has sound. */
  public boolean hasAudio() {
    return sound.present();
  }

  /** Whether it is a still picture. */
  public boolean hasSingleImage() {
    return picture.single();
  }

  /** Its duration; 3600 for still pictures. */
  public float durationSeconds() {
    return file.seconds();
  }

  /** Width of its pictures in pixels, before rotation. */
  public int width() {
    return picture.shape().width();
  }

  /** Height of its pictures in pixels, before rotation. */
  public int height() {
    return picture.shape().height();
  }

  /** Frame rate of its pictures. */
  public Rational fps() {
    return picture.fps();
  }

  /** Number of frames. */
  public long videoLength() {
    return picture.length();
  }

  /**
   * The number of the last frame that begins within the duration: in a film of few pictures, it may last so briefly
   * that the number of frames leaves it out.
   */
  public long lastFrame() {
    double frames = durationSeconds() * fps().toDouble();
    return Math.max(videoLength(), (long) Math.ceil(frames - SHORTEST_FRAME));
  }

  /** How far its pictures must be rotated clockwise to be upright. */
  public double rotationDegrees() {
    return picture.shape().rotationDegrees();
  }
}
