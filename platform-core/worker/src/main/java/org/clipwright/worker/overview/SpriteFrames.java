package org.clipwright.worker.overview;

import java.util.Arrays;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.clipwright.render.codec.PictureSource;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.timeline.MediaInfo;

/**
 * Which frames of a film stand for its parts: of each part the keyframe nearest to its middle, which is quick to
 * decode, or where there is none, the middle. If that means to decode too much, it is the nearest keyframe of the film.
 */
public final class SpriteFrames {

  /** In pixels: some seconds' work, far below the time limit of a job on a busy machine. */
  private static final long MOST_DECODED = 1L << 30;

  private final double fps;
  private final long last;
  private final NavigableSet<Long> keys = new TreeSet<>();
  private final double span;
  private final boolean onlyKeys;

  /**
   * The frames of a film.
   *
   * @param last the number of its last frame
   * @param mostBetweenKeys how many frames may be decoded beside keyframes
   */
  SpriteFrames(double fps, long last, long[] keys, double span, int parts, long mostBetweenKeys) {
    this.fps = fps;
    this.last = last;
    Arrays.stream(keys).forEach(this.keys::add);
    this.span = span;
    this.onlyKeys = keys.length > 0 && IntStream.range(0, parts).mapToLong(this::betweenKeys).sum() > mostBetweenKeys;
  }

  /**
   * The frames of a film.
   *
   * @param keys the numbers of its keyframes
   * @param span seconds of each part
   */
  public static SpriteFrames of(MediaInfo film, long[] keys, double span, int parts) {
    long pixels = Math.max(1, (long) film.width() * film.height());
    return new SpriteFrames(film.fps().toDouble(), PictureSource.last(film, Fidelity.CORRECT), keys, span, parts,
        MOST_DECODED / pixels);
  }

  /**
   * The number of the frame for a part.
   *
   * @param part from 0
   */
  public long number(int part) {
    return onlyKeys ? nearest(middle(part)) : own(part);
  }

  /** The keyframe in a part, or its middle. */
  private long own(int part) {
    long nearest = nearest(middle(part));
    boolean within = nearest >= first(part) && nearest <= Math.max(first(part), first(part + 1) - 1);
    return within ? nearest : middle(part);
  }

  /** How many frames have to be decoded for a part beside a keyframe. */
  private long betweenKeys(int part) {
    long number = own(part);
    Long key = keys.floor(number);
    return number - (key == null ? 1 : key);
  }

  /** The keyframe nearest to a frame; 0 where none is known. */
  private long nearest(long number) {
    Long before = keys.floor(number);
    Long after = keys.ceiling(number);
    return LongStream.of(before == null ? 0 : before, after == null ? 0 : after).filter(key -> key > 0).boxed()
        .min((one, other) -> Long.compare(Math.abs(one - number), Math.abs(other - number))).orElse(0L);
  }

  private long first(int part) {
    return number(part * span);
  }

  private long middle(int part) {
    return number((part + 0.5) * span);
  }

  private long number(double seconds) {
    return Math.clamp((long) Math.floor(seconds * fps) + 1, 1, Math.max(1, last));
  }
}
