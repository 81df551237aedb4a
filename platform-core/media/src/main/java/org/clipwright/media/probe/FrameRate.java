package org.clipwright.media.probe;

import static org.bytedeco.ffmpeg.global.avformat.av_guess_frame_rate;
import static org.bytedeco.ffmpeg.global.avutil.av_q2d;

import java.util.Optional;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.clipwright.media.input.InputFile;
import org.clipwright.timeline.Rational;

/** How many frames of a file are shown in a second. */
final class FrameRate {

  /** The rate of media that have none, such as stills. */
  static final Rational THIRTY = new Rational(30, 1);

  private static final int MOST_ANIMATION_RATE = 100;

  private static final int NTSC_NUM = 1000;
  private static final int NTSC_DEN = 1001;

  /** A tenth of what lies between a whole rate and 1000/1001 of it. */
  private static final double SAME_RATE = 1e-4;

  private final InputFile input;
  private long animationSteps = -1;

  FrameRate(InputFile input) {
    this.input = input;
  }

  /** The rate; that of stills when there are no moving pictures. */
  Rational value() {
    if (!input.hasVideo() || input.hasAttachedPicture()) {
      return THIRTY;
    }
    return animationRate().orElseGet(this::guessedRate);
  }

  /** A rate at which every picture of an animated PNG starts on a frame: FFmpeg's guess misses all but the first. */
  private Optional<Rational> animationRate() {
    if (!input.container().iformat().name().getString().equals("apng")) {
      return Optional.empty();
    }
    if (animationSteps < 0) {
      animationSteps = StreamEnd.commonStep(input, input.video());
    }
    double seconds = animationSteps * av_q2d(input.video().time_base());
    double rate = seconds > 0 ? 1 / seconds : 0;
    boolean whole = Math.abs(rate - Math.rint(rate)) < 1e-6;
    return rate >= 1 && rate <= MOST_ANIMATION_RATE && whole ? Optional.of(new Rational((int) Math.rint(rate), 1))
        : Optional.empty();
  }

  private Rational guessedRate() {
    AVRational rate = av_guess_frame_rate(input.container(), input.video(), null);
    boolean usable = rate.num() > 0 && rate.den() > 0 && av_q2d(rate) <= 1000;
    return usable ? meant(new Rational(rate.num(), rate.den()).reduced()) : THIRTY;
  }

  /** Where times are whole milliseconds, a rate is guessed from them, and 60000/1001 is found as 19001/317. */
  private Rational meant(Rational guess) {
    AVRational base = input.video().time_base();
    int whole = (int) Math.round(guess.toDouble() * NTSC_DEN / NTSC_NUM);
    boolean near = Math.abs(guess.toDouble() * NTSC_DEN / NTSC_NUM / whole - 1) < SAME_RATE;
    return base.num() == 1 && base.den() == NTSC_NUM && whole > 0 && near
        ? new Rational(whole * NTSC_NUM, NTSC_DEN) : guess;
  }
}
