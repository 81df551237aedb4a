package org.clipwright.render.mix;

import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import org.clipwright.render.effect.EffectWatch;
import org.clipwright.render.plan.NestedProjects;
import org.clipwright.render.setup.RenderSetup;
import org.clipwright.render.sound.SampleClock;
import org.clipwright.render.stage.CloseSequence;
import org.clipwright.sdk.media.AudioBlock;
import org.clipwright.timeline.Clip;

/** The sound of a timeline's clips, from their media, each opened on first use and closed when its clip is over. */
public final class MediaClipSounds implements ClipSounds {

  private final RenderSetup setup;
  private final EffectWatch watch;
  private final SampleClock clock;
  private final SoundSourcePool pool;
  private final Map<Clip, Optional<ClipRun>> open = new IdentityHashMap<>();

  /** Creates the sounds for one render. */
  public MediaClipSounds(RenderSetup setup) {
    this(setup, NestedProjects.ofOutermost(), new EffectWatch(setup.supervision()));
  }

  /** Creates the sounds for one render of a possibly nested project whose effects are already watched. */
  public MediaClipSounds(RenderSetup setup, NestedProjects nested, EffectWatch watch) {
    this.setup = setup;
    this.watch = watch;
    this.clock = new SampleClock(setup.timeline().profile());
    this.pool = new SoundSourcePool(setup, nested, TimelineSoundMixer::new, watch);
  }

  @Override
  public boolean read(Clip clip, long frame, AudioBlock block) {
    release(frame);
    Optional<ClipRun> run = open.computeIfAbsent(clip, this::open);
    if (run.isPresent()) {
      run.get().read(frame, block);
    } else {
      block.resize(clock.samples(frame));
      block.silence();
    }
    return run.isPresent();
  }

  private Optional<ClipRun> open(Clip clip) {
    return pool.file(clip).map(file -> new ClipRun(clip, clock, setup.fidelity(), pool.take(clip)));
  }

  /** Returns what is held for clips that are not active. */
  private void release(long frame) {
    Iterator<Map.Entry<Clip, Optional<ClipRun>>> entries = open.entrySet().iterator();
    while (entries.hasNext()) {
      Map.Entry<Clip, Optional<ClipRun>> entry = entries.next();
      Clip clip = entry.getKey();
      if (!clip.visibleAt(frame, clock.profile().fps())) {
        entry.getValue().ifPresent(run -> pool.giveBack(clip, run.source()));
        entries.remove();
      }
    }
  }

  @Override
  public void check() {
    watch.check();
  }

  @Override
  public void close() {
    CloseSequence closing = new CloseSequence();
    open.values().forEach(run -> run.ifPresent(each -> closing.then(each.source()::close)));
    open.clear();
    closing.then(pool::close).end();
  }
}
