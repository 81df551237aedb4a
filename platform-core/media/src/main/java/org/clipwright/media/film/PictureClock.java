package org.clipwright.media.film;

import static org.bytedeco.ffmpeg.global.avutil.av_q2d;

import org.clipwright.media.input.InputFile;
import org.clipwright.sdk.effect.Fidelity;

/**
 * Numbers a video's pictures by their timestamps, from 1.
 *
 * @param timeBase seconds of a tick
 * @param shift seconds to add to the stream's timestamps
 * @param fps pictures a second
 */
public record PictureClock(double timeBase, double shift, double fps) {

  /** The clock of a file's video at a frame rate. */
  public static PictureClock of(InputFile input, double fps, Fidelity fidelity) {
    return new PictureClock(av_q2d(input.video().time_base()), input.timeShift(fidelity), fps);
  }

  /** Whether a file gives its packets the times at which their pictures are shown. */
  public static boolean canRead(InputFile input) {
    return Stamps.of(input) == Stamps.OF_PICTURES;
  }

  /** The number of the picture with a timestamp; below 1 before the start. */
  public long number(long stamp) {
    return Math.round(place(stamp)) + 1;
  }

  /** How far a timestamp is from that of its picture's number, in pictures. */
  public double error(long stamp) {
    double place = place(stamp);
    return Math.abs(place - Math.round(place));
  }

  /** The time of a picture in the stream's own timestamps. */
  public double seconds(long number) {
    return (number - 1) / fps - shift;
  }

  private double place(long stamp) {
    return (stamp * timeBase + shift) * fps;
  }
}
