package org.clipwright.render.original;

import org.clipwright.render.codec.SoundFormat;
import org.clipwright.render.codec.SoundSource;
import org.clipwright.render.sound.ClipFrames;
import org.clipwright.render.sound.PlaybackDirection;
import org.clipwright.render.sound.RecentBlocks;
import org.clipwright.sdk.media.AudioBlock;
import org.clipwright.timeline.Clip;
import org.clipwright.timeline.Profile;
import org.clipwright.timeline.Rounding;

/**
 * The frames of a clip's sound as the original engine makes them: each is cut from the media's frames and converted on
 * its own, by a converter that runs some samples ahead and restarts after a jump or a change of direction. Finished
 * frames are cached for a while; one first requested backwards is reversed before conversion, and stays reversed.
 */
public final class OriginalFrames implements ClipFrames {

  private static final int AHEAD_SAMPLES = 64;
  private static final int MOST_KEPT = 32;
  private static final long NEVER = 0;

  private final Clip clip;
  private final SoundFormat media;
  private final Profile profile;
  private final SoundSource source;
  private final SampleRanges ranges;
  private final long audible;
  private final boolean converted;
  private final AudioBlock cut;
  private final MediaFrames own;
  private final RecentBlocks made = new RecentBlocks(MOST_KEPT);
  private long previous = NEVER;
  private PlaybackDirection before = PlaybackDirection.FORWARD;
  private boolean converting;

  public OriginalFrames(Clip clip, SoundFormat media, Profile profile, SoundSource source) {
    this.clip = clip;
    this.media = media;
    this.profile = profile;
    this.source = source;
    this.ranges = new SampleRanges(clip, media, profile);
    this.audible = Rounding.halfAwayFromZero(media.durationSeconds() * profile.fps().toDouble());
    this.converted = media.differsFrom(profile);
    this.cut = new AudioBlock(media.channels(), 0, media.sampleRate());
    this.own = new MediaFrames(media, source);
  }

  @Override
  public int samples(long frame) {
    return ranges.playedAlongCurve(frame);
  }

  @Override
  public void show(long frame, PlaybackDirection direction) {
    frame(frame, direction);
  }

  @Override
  public void read(long frame, PlaybackDirection direction, AudioBlock block) {
    AudioBlock found = frame(frame, direction);
    block.resize(found.samples());
    for (int channel = 0; channel < block.channelCount(); channel++) {
      float[] from = found.channel(Math.min(channel, found.channelCount() - 1));
      float[] to = block.channel(channel);
      for (int i = 0; i < found.samples(); i++) {
        to[i] = from[direction == PlaybackDirection.FORWARD ? i : found.samples() - 1 - i];
      }
    }
    if (frame > audible || clip.sound().hasAudio().rounded(frame) == 0) {
      block.silence();
    }
  }

  private AudioBlock frame(long number, PlaybackDirection direction) {
    AudioBlock known = made.get(number);
    if (known != null) {
      return known;
    }
    AudioBlock frame = make(number, direction);
    made.put(number, frame);
    return frame;
  }

  private AudioBlock make(long number, PlaybackDirection direction) {
    SampleRanges.Range range = ranges.of(number);
    own.frame(ranges.shown(number));
    if (!converted) {
      AudioBlock frame = new AudioBlock(media.channels(), 0, media.sampleRate());
      cut(range, frame);
      return frame;
    }
    if (Math.abs(number - previous) > 1 || direction != before) {
      converting = false;
    }
    if (converting) {
      cut(ranges.moved(range, AHEAD_SAMPLES, direction), cut);
    } else {
      source.restartConversion();
      cut(ranges.longer(range, AHEAD_SAMPLES, direction), cut);
    }
    if (direction == PlaybackDirection.BACKWARD) {
      turn(cut);
    }
    AudioBlock frame = new AudioBlock(profile.channels(), ranges.played(number), profile.sampleRate());
    source.convert(cut, frame);
    converting = true;
    previous = number;
    before = direction;
    return frame;
  }

  /**
   * The rest of the first frame, all frames in between, and the beginning of the last. Samples missing from a frame are
   * taken from the next one; where a frame has none at all, the piece may become longer.
   */
  private void cut(SampleRanges.Range range, AudioBlock block) {
    block.resize(range.count());
    block.silence();
    int done = 0;
    for (long number = range.firstFrame(); done < range.count(); number++) {
      AudioBlock frame = own.frame(number);
      int from = number == range.firstFrame() ? range.firstSample() : 0;
      boolean whole = number == range.firstFrame() || number < range.lastFrame();
      int count = Math.min(whole ? frame.samples() - from : range.lastSample() + 1, range.count() - done);
      copy(frame, from, count, block, Math.max(0, done));
      done += count;
    }
  }

  private static void copy(AudioBlock frame, int from, int count, AudioBlock block, int place) {
    int before = block.samples();
    block.resize(Math.max(before, place + count));
    block.silenceFrom(before);
    for (int channel = 0; channel < block.channelCount(); channel++) {
      int there = Math.clamp(frame.samples() - from, 0, Math.max(0, count));
      System.arraycopy(frame.channel(channel), there == 0 ? 0 : from, block.channel(channel), place, there);
    }
  }

  private static void turn(AudioBlock block) {
    for (int channel = 0; channel < block.channelCount(); channel++) {
      float[] samples = block.channel(channel);
      for (int i = 0, j = block.samples() - 1; i < j; i++, j--) {
        float sample = samples[i];
        samples[i] = samples[j];
        samples[j] = sample;
      }
    }
  }
}
