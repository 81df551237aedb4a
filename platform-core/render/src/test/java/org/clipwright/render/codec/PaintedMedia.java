package org.clipwright.render.codec;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.sdk.media.Frame;
import org.clipwright.timeline.MediaInfo;
import org.clipwright.timeline.Rational;

/**
 * Media that exist in memory only: each picture of a video is painted by a function of its number and place; files that
 * only sound have samples that tell their own places.
 */
public final class PaintedMedia implements MediaOpener {

  private final Map<String, Video> videos = new HashMap<>();
  private final AtomicInteger opened = new AtomicInteger();
  private final AtomicInteger openNow = new AtomicInteger();
  private final AtomicInteger picturesNow = new AtomicInteger();
  private final List<String> seeks = new ArrayList<>();
  private final SyntheticSounds sounds = new SyntheticSounds();

  /** Gives each pixel of each picture. */
  @FunctionalInterface
  public interface Paint {

    int pixel(long number, int x, int y);
  }

  private record Video(MediaInfo info, Paint paint, boolean opaque) {}

  /** Adds an opaque video. */
  public PaintedMedia video(String name, int width, int height, Rational fps, long length, Paint paint) {
    videos.put(name, new Video(info(width, height, fps, length, new Rational(1, 1), 0, true), paint, true));
    return this;
  }

  /** Adds an opaque video of square pixels at 30 frames a second. */
  public PaintedMedia video(String name, int width, int height, long length, Paint paint) {
    return video(name, width, height, new Rational(30, 1), length, paint);
  }

  /** Adds a video with transparent places. */
  public PaintedMedia translucent(String name, int width, int height, long length, Paint paint) {
    videos.put(
        name, new Video(info(width, height, new Rational(30, 1), length, new Rational(1, 1), 0, true), paint, false));
    return this;
  }

  /** Adds a video whose pixels are not square, or that was taken with a turned camera. */
  public PaintedMedia odd(String name, int width, int height, Rational pixelRatio, double rotation, Paint paint) {
    videos.put(name, new Video(info(width, height, new Rational(30, 1), 90, pixelRatio, rotation, true), paint, true));
    return this;
  }

  /** Adds a file that only sounds. */
  public PaintedMedia sound(String name) {
    return sound(name, 48000);
  }

  /** As {@link #sound(String)} at a sample rate. */
  public PaintedMedia sound(String name, int sampleRate) {
    MediaInfo.Shape shape = MediaInfo.Shape.upright(720, 480, new Rational(1, 1), new Rational(16, 9));
    MediaInfo info =
        new MediaInfo(
            new MediaInfo.Whole("FFmpegReader", 3, 1000),
            new MediaInfo.PictureTrack(false, false, shape, new Rational(30, 1), 90, MediaInfo.Storage.progressive(-1),
                new MediaInfo.Stream("", 0, -1, new Rational(1, 30))),
            new MediaInfo.Sound(true, sampleRate, 2, 3, new MediaInfo.Stream("pcm", 0, 0, new Rational(1, 1000))),
            Map.of());
    videos.put(name, new Video(info, (_, _, _) -> 0, true));
    return this;
  }

  /** The sound of all files, whose samples tell their places. */
  public SyntheticSounds sounds() {
    return sounds;
  }

  /** How many sources have ever been opened. */
  public int opened() {
    return opened.get();
  }

  /** How many sources and pictures are open now. */
  public int openNow() {
    return openNow.get() + picturesNow.get();
  }

  /** Every place where a source did not go on where it was, as {@code name:number}. */
  public List<String> seeks() {
    return seeks;
  }

  @Override
  public MediaInfo probe(Path file) {
    return video(file).info();
  }

  @Override
  public PictureSource pictures(Path file, Fidelity fidelity, int threads) {
    opened.incrementAndGet();
    openNow.incrementAndGet();
    return new Source(file.getFileName().toString(), video(file));
  }

  @Override
  public SoundSource sound(Path file, int sampleRate, int channelLayout, Fidelity fidelity) {
    return sounds.withPlaces(file.getFileName().toString()).sound(file, sampleRate, channelLayout, fidelity);
  }

  private Video video(Path file) {
    Video video = videos.get(file.getFileName().toString());
    if (video == null) {
      throw new MediaException("The file \"" + file.getFileName() + "\" is missing.");
    }
    return video;
  }

  private static MediaInfo info(
      int width, int height, Rational fps, long length, Rational pixelRatio, double rotation, boolean pictures) {
    return new MediaInfo(
        new MediaInfo.Whole("FFmpegReader", (float) (length / fps.toDouble()), 1000),
        new MediaInfo.PictureTrack(pictures, false,
            new MediaInfo.Shape(width, height, pixelRatio, new Rational(16, 9), rotation), fps, length,
            MediaInfo.Storage.progressive(0), new MediaInfo.Stream("painted", 0, 0, new Rational(1, 1000))),
        new MediaInfo.Sound(!pictures, 0, 0, 0, new MediaInfo.Stream("", 0, -1, new Rational(1, 1))), Map.of());
  }

  /** A painted video that is open. */
  private final class Source implements PictureSource {

    private final String name;
    private final Video video;
    private long last;

    Source(String name, Video video) {
      this.name = name;
      this.video = video;
    }

    @Override
    public MediaInfo info() {
      return video.info();
    }

    @Override
    public DecodedPicture picture(long number) {
      if (number < last) {
        synchronized (seeks) {
          seeks.add(name + ":" + number);
        }
      }
      last = number;
      picturesNow.incrementAndGet();
      return new Painted(video, Math.clamp(number, 1, video.info().videoLength()));
    }

    @Override
    public void close() {
      openNow.decrementAndGet();
    }
  }

  /** A painted picture that is open. */
  public final class Painted implements DecodedPicture {

    private final Video video;
    private final long number;

    private Painted(Video video, long number) {
      this.video = video;
      this.number = number;
    }

    public long number() {
      return number;
    }

    @Override
    public int width() {
      return video.info().width();
    }

    @Override
    public int height() {
      return video.info().height();
    }

    @Override
    public boolean opaque() {
      return video.opaque();
    }

    @Override
    public void toFrame(Frame target, Scaling scaling) {
      for (int y = 0; y < target.height(); y++) {
        for (int x = 0; x < target.width(); x++) {
          int pixel = video.paint().pixel(number, x * width() / target.width(), y * height() / target.height());
          target.pixel(y * target.width() + x, pixel);
        }
      }
    }

    @Override
    public void close() {
      picturesNow.decrementAndGet();
    }
  }
}
