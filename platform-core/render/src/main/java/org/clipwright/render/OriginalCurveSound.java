package org.clipwright.render;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.clipwright.sdk.audio.AudioBlock;
import org.clipwright.timeline.Keyframe;
import org.clipwright.timeline.Rounding;

/**
 * Follows a time curve as the original engine does: in whole media frames, each of them turned round where the curve falls.
 * It starts anew where the curve leads more than two frames away from what is to be read next, or turns round. Past the curve
 * it plays on at plain speed in the last direction, until it is two frames away.
 *
 * <p>Media that has to be converted is turned round once more when a frame is first asked for where the curve falls, and is
 * kept so. Media with more channels than the project is not heard at all.
 */
final class OriginalCurveSound implements TimeCurveSound {

  private static final int LARGEST_GAP_FRAMES = 2;
  private static final int HIGHEST_SPEED = 64;
  private static final long LAST_FRAME = 1_000_000_000;
  private static final Place NOWHERE = new Place(0, 0, true);

  private final Keyframe curve;
  private final FrameGrid grid;
  private final boolean converted;
  private final boolean mixedDown;
  private final Map<Long, Boolean> firstAskedRising = new HashMap<>();
  private final AudioBlock taken;
  private final AudioBlock frame;
  private final BackwardSound backward = new BackwardSound();
  private OriginalSpeedChanger[] changers = {};
  private Place next = NOWHERE;

  /** What is read next: a sample of a media frame, counted from the frame's end where the curve falls. */
  private record Place(long frame, int sample, boolean rising) {

    Place neighbour() {
      return new Place(frame + (rising ? 1 : -1), 0, rising);
    }
  }

  OriginalCurveSound(Keyframe curve, FrameGrid grid, Optional<SoundFormat> format) {
    this.curve = curve;
    this.grid = grid;
    this.converted = format.isPresent() && format.get().differsFrom(grid.profile());
    this.mixedDown = format.isPresent() && format.get().channels() > grid.profile().channels();
    this.taken = new AudioBlock(grid.profile().channels(), 0, grid.profile().sampleRate());
    this.frame = new AudioBlock(grid.profile().channels(), 0, grid.profile().sampleRate());
  }

  @Override
  public void read(long clipFrame, SoundSource source, AudioBlock block) {
    Place start = start(Math.clamp(curve.rounded(clipFrame), 1, LAST_FRAME), curve.increasing(clipFrame + 1));
    double delta = Math.abs(curve.delta(clipFrame + 1));
    int count = (int) Math.min(Rounding.halfAwayFromZero(block.samples() * delta), (long) HIGHEST_SPEED * block.samples());
    if (count == 0 || mixedDown) {
      block.silence();
      return;
    }
    if (count == block.samples()) {
      next = take(start, source, block);
      return;
    }
    taken.resize(count);
    next = take(start, source, taken);
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
    changers = new OriginalSpeedChanger[grid.profile().channels()];
    Arrays.setAll(changers, channel -> new OriginalSpeedChanger());
    return new Place(mediaFrame, 0, rising);
  }

  /** Fills a block from a place on, and tells the place after it. */
  private Place take(Place from, SoundSource source, AudioBlock block) {
    Place place = from;
    int done = 0;
    while (done < block.samples()) {
      load(place, source);
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

  /** Whether a media frame is kept as it is in the media, for a curve that rises or falls now. */
  private boolean rises(long mediaFrame, boolean now) {
    return !converted || firstAskedRising.computeIfAbsent(mediaFrame, _ -> now);
  }

  /** Reads a whole media frame; for those before the first, the first. */
  private void load(Place place, SoundSource source) {
    long number = Math.max(1, place.frame());
    frame.resize(grid.samples(number));
    if (place.rising() == rises(number, place.rising())) {
      source.read(grid.before(number), frame);
    } else {
      backward.read(source, grid.before(number + 1), frame);
    }
  }
}
