package org.clipwright.render.original;

import java.util.ArrayList;
import java.util.List;
import org.clipwright.render.codec.SoundFormat;
import org.clipwright.render.plan.FrameMapping;
import org.clipwright.render.sound.PlaybackDirection;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.timeline.Clip;
import org.clipwright.timeline.FrameNumber;
import org.clipwright.timeline.Profile;

/**
 * Which samples of its media the original engine takes for each frame of a clip.
 *
 * <p>It distributes the samples of the media's own frames. How many a timeline frame gets depends on the frame's
 * number, computed differently from everywhere else: the clip's start is truncated to whole frames, not rounded.
 * Whether a media frame's samples are used up is decided with a number computed the same way, so some samples are
 * skipped or taken twice where frames differ in length.
 */
final class SampleRanges {

  /** Clip frames between two cached starts: each range follows from the one before, and few are requested again. */
  private static final int STRIDE = 256;

  private final SoundFormat media;
  private final Profile profile;
  private final long offset;
  private final FrameMapping mapping;
  private final long length;
  private final List<Place> starts = new ArrayList<>(List.of(new Place(1, 0)));
  private long number;
  private Range range;

  /**
   * A range of samples in media frames, the last one inclusive.
   *
   * @param count how many there should be
   */
  record Range(long firstFrame, int firstSample, long lastFrame, int lastSample, int count) {

    private Range(Place first, Place last, int count) {
      this(first.frame(), first.sample(), last.frame(), last.sample(), count);
    }

    private Place first() {
      return new Place(firstFrame, firstSample);
    }

    private Place last() {
      return new Place(lastFrame, lastSample);
    }
  }

  /** One sample of a media frame. */
  private record Place(long frame, int sample) {}

  SampleRanges(Clip clip, SoundFormat media, Profile profile) {
    this.media = media;
    this.profile = profile;
    double fps = profile.fps().toDouble();
    this.offset = clip.firstFrame(profile.fps()) - ((long) ((float) clip.range().start() * fps) + 1);
    this.mapping = new FrameMapping(media.fps(), media.frames(), profile.fps(), Fidelity.ORIGINAL);
    this.length = Math.max(1, mapping.length());
    goTo(0);
  }

  /** The media samples of a clip frame; past the end, those of the last frame. */
  Range of(long clipFrame) {
    long wanted = Math.clamp(clipFrame, 1, length);
    int start = (int) Math.min((wanted - 1) / STRIDE, starts.size() - 1);
    if (wanted < number || number <= (long) start * STRIDE) {
      goTo(start);
    }
    while (number < wanted) {
      advance();
    }
    return range;
  }

  /** The media frame whose picture is shown at a clip frame. */
  long shown(long clipFrame) {
    return mapping.mediaFrame(Math.clamp(clipFrame, 1, length));
  }

  /** Number of samples in a clip frame as it is played. */
  int played(long clipFrame) {
    return samples(clipFrame + offset);
  }

  /** Number of samples in a clip frame filled along a time curve: there the clip's own frame number counts. */
  int playedAlongCurve(long clipFrame) {
    return samples(clipFrame);
  }

  private int samples(long frame) {
    return FrameNumber.samples(frame, profile.fps(), profile.sampleRate(), profile.channels());
  }

  private int inMedia(long mediaFrame) {
    return Math.max(1, FrameNumber.samples(mediaFrame, media.fps(), media.sampleRate(), media.channels()));
  }

  private void goTo(int start) {
    number = (long) start * STRIDE + 1;
    range = range(starts.get(start));
  }

  private void advance() {
    Place first = following(range.last());
    if (number == (long) starts.size() * STRIDE) {
      starts.add(first);
    }
    number++;
    range = range(first);
  }

  private Range range(Place first) {
    int count = FrameNumber.samples(number + offset, profile.fps(), media.sampleRate(), media.channels());
    return new Range(first, after(first, count - 1), count);
  }

  private Place following(Place place) {
    boolean usedUp = place.sample() + 1 >= inMedia(place.frame() + offset);
    return usedUp ? new Place(place.frame() + 1, 0) : new Place(place.frame(), place.sample() + 1);
  }

  /** A range that starts and ends the given number of samples later, or earlier when played backwards. */
  Range moved(Range range, int samples, PlaybackDirection direction) {
    return switch (direction) {
      case FORWARD -> new Range(after(range.first(), samples), after(range.last(), samples), range.count());
      case BACKWARD -> new Range(before(range.first(), samples), before(range.last(), samples), range.count());
    };
  }

  /** A range with more samples at its end, or before its start when played backwards. */
  Range longer(Range range, int samples, PlaybackDirection direction) {
    return switch (direction) {
      case FORWARD -> new Range(range.first(), after(range.last(), samples), range.count() + samples);
      case BACKWARD -> new Range(before(range.first(), samples), range.last(), range.count() + samples);
    };
  }

  private Place after(Place place, int samples) {
    long frame = place.frame();
    int sample = place.sample();
    int left = samples;
    while (left + sample >= inMedia(frame)) {
      left -= inMedia(frame) - sample;
      frame++;
      sample = 0;
    }
    return new Place(frame, sample + left);
  }

  private Place before(Place place, int samples) {
    long frame = place.frame();
    int sample = place.sample();
    int left = samples;
    while (sample < left) {
      left -= sample + 1;
      frame--;
      sample = inMedia(frame) - 1;
    }
    return new Place(frame, sample - left);
  }
}
