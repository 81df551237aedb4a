package org.clipwright.render.mix;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.clipwright.render.codec.SoundSource;
import org.clipwright.render.effect.EffectWatch;
import org.clipwright.render.effect.LeftOutEffects;
import org.clipwright.render.plan.NestedProjects;
import org.clipwright.render.setup.RenderException;
import org.clipwright.render.setup.RenderSetup;
import org.clipwright.render.sound.ClipVolume;
import org.clipwright.render.sound.SampleClock;
import org.clipwright.render.stage.CloseSequence;
import org.clipwright.sdk.media.AudioBlock;
import org.clipwright.timeline.Clip;
import org.clipwright.timeline.Timeline;

/**
 * Mixes the sound of a timeline from its clips' media and the effects of both.
 *
 * <p>There is no limiter: the encoder clips samples louder than full scale. Media is open only while its clip is
 * active, and slightly longer for the next clip of the same file.
 */
public final class TimelineSoundMixer implements SoundMixer {

  private final RenderSetup setup;
  private final EffectWatch watch;
  private final SampleClock clock;
  private final SoundSourcePool pool;
  private final TimelineEffects timelineEffects;
  private final List<Part> parts;
  private final List<Part> playing = new ArrayList<>();
  private long previous;

  /** A clip with its frames on the timeline; it has a voice while it is active and its media has sound. */
  private static final class Part {
    final int place;
    final Clip clip;
    final ClipVolume volume;
    final long first;
    final long last;
    Optional<ClipVoice> voice = Optional.empty();

    Part(int place, Timeline timeline) {
      this.place = place;
      this.clip = timeline.clips().get(place);
      this.volume = new ClipVolume(clip, timeline.profile().fps());
      this.first = clip.firstFrame(timeline.profile().fps());
      this.last = clip.lastFrame(timeline.profile().fps());
    }

    boolean isOn(long frame) {
      return first <= frame && frame <= last;
    }
  }

  /** Creates a mixer for one render. */
  public TimelineSoundMixer(RenderSetup setup) {
    this(setup, NestedProjects.ofOutermost(), new EffectWatch(setup.supervision()));
  }

  /** Creates a mixer for a project that may be nested. */
  public TimelineSoundMixer(RenderSetup setup, NestedProjects nested, EffectWatch watch) {
    Timeline timeline = setup.timeline();
    this.setup = setup;
    this.watch = watch;
    this.clock = new SampleClock(timeline.profile());
    this.pool = new SoundSourcePool(setup, nested, TimelineSoundMixer::new, watch);
    this.timelineEffects = new TimelineEffects(setup, watch);
    LeftOutEffects.warn(setup);
    this.parts = IntStream.range(0, timeline.clips().size()).mapToObj(place -> new Part(place, timeline)).toList();
  }

  @Override
  public void mix(long frame, AudioBlock block) {
    if (frame != previous + 1) {
      stop();
    }
    previous = frame;
    block.resize(clock.samples(frame));
    block.silence();
    advance(frame);
    double loudness = loudness(frame);
    for (Part part : playing) {
      part.voice.ifPresent(voice -> voice.play(frame, loudness, timelineEffects, block));
    }
  }

  @Override
  public void check() {
    watch.check();
  }

  private void advance(long frame) {
    timelineEffects.advance(frame);
    Iterator<Part> running = playing.iterator();
    while (running.hasNext()) {
      Part part = running.next();
      if (!part.isOn(frame)) {
        running.remove();
        end(part);
      }
    }
    if (playing.size() == parts.size()) {
      return;
    }
    for (Part part : parts) {
      if (part.isOn(frame) && !playing.contains(part)) {
        playing.add(part);
        part.voice = pool.file(part.clip).map(file -> voice(part.clip));
      }
    }
    playing.sort(Comparator.comparingInt(part -> part.place));
  }

  private ClipVoice voice(Clip clip) {
    SoundSource source = pool.take(clip);
    try {
      return new ClipVoice(clip, clock, setup, watch, source);
    } catch (RuntimeException e) {
      source.close();
      throw e;
    }
  }

  private double loudness(long frame) {
    return playing.stream()
        .filter(this::counts)
        .filter(part -> part.volume.sounds(frame))
        .mapToDouble(part -> part.volume.at(frame))
        .sum();
  }

  /** Whether a clip makes others quieter. In the original engine clips whose media has no sound do so too. */
  private boolean counts(Part part) {
    return part.voice.isPresent() || setup.fidelity().original();
  }

  private void end(Part part) {
    Optional<ClipVoice> ended = part.voice;
    part.voice = Optional.empty();
    ended.ifPresent(voice -> voice.stop(pool));
  }

  private void stop() {
    CloseSequence closing = new CloseSequence();
    playing.forEach(part -> closing.then(() -> end(part)));
    playing.clear();
    closing.then(timelineEffects::close).end();
  }

  /**
   * Closes the effects and the media.
   *
   * @throws RenderException when an effect fails while closing, or does not return
   */
  @Override
  public void close() {
    watch.runWatched(() -> new CloseSequence().then(this::stop).then(pool::close).end());
  }
}
