package org.clipwright.render.original;

import java.util.Arrays;
import java.util.Optional;
import org.clipwright.render.codec.SoundFormat;
import org.clipwright.render.codec.SoundSource;
import org.clipwright.render.sound.ClipFrames;
import org.clipwright.render.sound.PlaybackDirection;
import org.clipwright.render.sound.TimeCurveSound;
import org.clipwright.sdk.media.AudioBlock;
import org.clipwright.timeline.Keyframe;
import org.clipwright.timeline.Profile;
import org.clipwright.timeline.Rounding;

/**
 * Follows a time curve as the original engine does: in whole media frames, each reversed where the curve falls. It
 * restarts where the curve moves more than two frames away from the next read position, or changes direction. Past the
 * curve it plays on at normal speed in the last direction, until it is two frames away.
 *
 * <p>Media with more channels than the project is silent.
 */
public final class OriginalCurveSound implements TimeCurveSound {

  private static final int LARGEST_GAP_FRAMES = 2;
  private static final int HIGHEST_SPEED = 64;
  private static final long LAST_FRAME = 1_000_000_000;
  private static final Place NOWHERE = new Place(0, 0, true);

  private final Keyframe curve;
  private final ClipFrames frames;
  private final int channels;
  private final boolean mixedDown;
  private final AudioBlock taken;
  private final AudioBlock frame;
  private OriginalSpeedChanger[] changers = {};
  private Place next = NOWHERE;

  /** The next sample to read: its media frame and its offset, counted from the frame's end where the curve falls. */
  private record Place(long frame, int sample, boolean rising) {

    Place neighbour() {
      return new Place(frame + (rising ? 1 : -1), 0, rising);
    }
  }

  public OriginalCurveSound(Keyframe curve, ClipFrames frames, Profile profile, Optional<SoundFormat> format) {
    this.curve = curve;
    this.frames = frames;
    this.channels = profile.channels();
    this.mixedDown = format.isPresent() && format.get().channels() > channels;
    this.taken = new AudioBlock(channels, 0, profile.sampleRate());
    this.frame = new AudioBlock(channels, 0, profile.sampleRate());
  }

  @Override
  public void read(long clipFrame, SoundSource source, AudioBlock block) {
    long shown = Math.clamp(curve.rounded(clipFrame), 1, LAST_FRAME);
    boolean rising = curve.increasing(clipFrame + 1);
    block.resize(frames.samples(clipFrame));
    frames.show(shown, direction(rising));
    Place start = start(shown, rising);
    double delta = Math.abs(curve.delta(clipFrame + 1));
    int count = (int) Math.min(Rounding.halfAwayFromZero(block.samples() * delta),
        (long) HIGHEST_SPEED * block.samples());
    if (count == 0 || mixedDown) {
      block.silence();
      return;
    }
    if (count == block.samples()) {
      next = take(start, block);
      return;
    }
    taken.resize(count);
    next = take(start, taken);
    for (int channel = 0; channel < block.channelCount(); channel++) {
      changers[channel].change(taken.channel(channel), count, block.channel(channel), block.samples());
    }
  }

  private Place start(long mediaFrame, boolean rising) {
    boolean goesOn =
        next.frame() != NOWHERE.frame()
            && next.rising() == rising
            && Math.abs(mediaFrame - next.frame()) <= LARGEST_GAP_FRAMES;
    if (goesOn) {
      return next;
    }
    changers = new OriginalSpeedChanger[channels];
    Arrays.setAll(changers, channel -> new OriginalSpeedChanger());
    return new Place(mediaFrame, 0, rising);
  }

  /** Fills a block starting at a place, and returns the place after it. */
  private Place take(Place from, AudioBlock block) {
    Place place = from;
    int done = 0;
    while (done < block.samples()) {
      load(place);
      if (frame.samples() == 0) {
        block.silence();
        return place.neighbour();
      }
      int count = Math.min(frame.samples() - place.sample(), block.samples() - done);
      for (int channel = 0; channel < block.channelCount(); channel++) {
        System.arraycopy(frame.channel(channel), place.sample(), block.channel(channel), done, count);
      }
      done += count;
      int after = place.sample() + count;
      place = after < frame.samples() ? new Place(place.frame(), after, place.rising()) : place.neighbour();
    }
    return place;
  }

  /** Reads a whole media frame; the first one for numbers below it. */
  private void load(Place place) {
    frames.read(Math.max(1, place.frame()), direction(place.rising()), frame);
  }

  private static PlaybackDirection direction(boolean rising) {
    return rising ? PlaybackDirection.FORWARD : PlaybackDirection.BACKWARD;
  }
}
