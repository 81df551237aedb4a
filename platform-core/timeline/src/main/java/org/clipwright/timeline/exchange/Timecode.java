package org.clipwright.timeline.exchange;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clipwright.timeline.MediaInfo;
import org.clipwright.timeline.Rational;

/**
 * A time of day as cameras and editors count it, in frames.
 *
 * @param frames since midnight
 * @param base frames counted per second: 30 for 29.97
 * @param dropsFrames whether numbers are skipped, so that a count of 29.97 or 59.94 keeps up with the clock
 */
record Timecode(long frames, int base, boolean dropsFrames) {

  private static final Pattern WRITTEN = Pattern.compile("(\\d{1,2}):(\\d{2}):(\\d{2})([:;.,])(\\d{2,3})");
  private static final int DROPPED_OF_30 = 2;

  /** Midnight at a frame rate. */
  static Timecode zero(Rational fps) {
    return new Timecode(0, base(fps), false);
  }

  /** The time code that media state for their first frame. */
  static Optional<Timecode> of(MediaInfo media) {
    Matcher written = WRITTEN.matcher(media.metadata().getOrDefault("timecode", "").strip());
    return written.matches() ? Optional.of(read(written, base(media.fps()))) : Optional.empty();
  }

  private static Timecode read(Matcher written, int base) {
    int minutes = Integer.parseInt(written.group(1)) * 60 + Integer.parseInt(written.group(2));
    long frames = (minutes * 60L + Integer.parseInt(written.group(3))) * base + Integer.parseInt(written.group(5));
    boolean drops = !written.group(4).equals(":") && base % 30 == 0;
    return new Timecode(drops ? frames - (long) dropped(base) * (minutes - minutes / 10) : frames, base, drops);
  }

  /** Frames counted per second. */
  static int base(Rational fps) {
    return (int) Math.max(1, Math.round(fps.toDouble()));
  }

  /** The time code a number of frames later. */
  Timecode plus(long more) {
    return new Timecode(frames + more, base, dropsFrames);
  }

  /** The same time of day with another number of frames counted per second. */
  Timecode counted(int otherBase) {
    return otherBase == base ? this : new Timecode(Math.round((double) frames * otherBase / base), otherBase, false);
  }

  /** The time code of the first frame of media, in seconds since midnight; 0 if they state none. */
  static ExactSeconds beginning(MediaInfo media) {
    return of(media).map(code -> ExactSeconds.of(code.frames(), media.fps())).orElse(ExactSeconds.ZERO);
  }

  /** Its text: hours, minutes, seconds and frames, the latter after a semicolon if numbers are skipped. */
  String text() {
    long number = dropsFrames ? frames + leftOut() : frames;
    long seconds = number / base;
    return String.format(Locale.ROOT, "%02d:%02d:%02d%s%02d",
        seconds / 3600 % 24, seconds / 60 % 60, seconds % 60, dropsFrames ? ";" : ":", number % base);
  }

  /** How many numbers were skipped up to this frame: the first of each minute, except every tenth minute. */
  private long leftOut() {
    int dropped = dropped(base);
    long minute = base * 60L - dropped;
    long tenMinutes = base * 600L - 9L * dropped;
    long rest = frames % tenMinutes;
    long whole = frames / tenMinutes * 9 * dropped;
    return rest < base * 60L ? whole : whole + dropped * (1 + (rest - base * 60L) / minute);
  }

  private static int dropped(int base) {
    return base / 30 * DROPPED_OF_30;
  }
}
