package org.clipwright.render.mix;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.clipwright.render.effect.EffectWatch;
import org.clipwright.render.setup.RenderSetup;
import org.clipwright.render.stage.CloseSequence;
import org.clipwright.sdk.media.AudioBlock;
import org.clipwright.timeline.Clip;
import org.clipwright.timeline.EffectItem;
import org.clipwright.timeline.EffectItem.ChosenStage;
import org.clipwright.timeline.Rational;
import org.clipwright.timeline.Timeline;

/** The sound effects on the timeline; each acts only on the top clip of its layer. */
final class TimelineEffects implements AutoCloseable {

  private final Timeline timeline;
  private final RenderSetup setup;
  private final EffectWatch watch;
  private final Rational fps;
  private final List<EffectItem> items;
  private final List<OpenSoundEffect> open = new ArrayList<>();

  TimelineEffects(RenderSetup setup, EffectWatch watch) {
    this.setup = setup;
    this.watch = watch;
    this.timeline = setup.timeline();
    this.fps = timeline.profile().fps();
    this.items =
        timeline.effects().stream().filter(item -> setup.effects().sound(item.className()).isPresent()).toList();
  }

  /** Opens the effects that start at a frame and closes those that have ended. */
  void advance(long frame) {
    Iterator<OpenSoundEffect> running = open.iterator();
    while (running.hasNext()) {
      OpenSoundEffect effect = running.next();
      if (!effect.item().activeAt(frame, fps)) {
        running.remove();
        effect.close();
      }
    }
    for (EffectItem item : items) {
      if (item.activeAt(frame, fps) && !isOpen(item)) {
        OpenSoundEffect.open(item, setup, watch).ifPresent(open::add);
      }
    }
  }

  /** Applies the effects of a stage to a clip's sound, if they act on that clip. */
  void apply(ChosenStage stage, Clip clip, long frame, AudioBlock block) {
    if (open.isEmpty()) {
      return;
    }
    for (EffectItem item : items) {
      if (item.worksAt(stage, ChosenStage.BEFORE_CLIP) && item.layer() == clip.layer()
          && clip == topClip(clip.layer(), frame)) {
        find(item).ifPresent(effect -> effect.apply(item.effectFrame(frame, fps), block));
      }
    }
  }

  private boolean isOpen(EffectItem item) {
    return find(item).isPresent();
  }

  private Optional<OpenSoundEffect> find(EffectItem item) {
    return open.stream().filter(effect -> effect.item() == item).findFirst();
  }

  /** Among the clips active at a frame, the one that started last; of several, the lowest. */
  private Clip topClip(int layer, long frame) {
    Clip top = null;
    for (Clip clip : timeline.clips()) {
      boolean on = clip.layer() == layer && clip.visibleAt(frame, fps);
      if (on && (top == null || clip.firstFrame(fps) > top.firstFrame(fps))) {
        top = clip;
      }
    }
    return top;
  }

  /** Closes all effects. */
  @Override
  public void close() {
    CloseSequence closing = new CloseSequence();
    open.forEach(effect -> closing.then(effect::close));
    open.clear();
    closing.end();
  }
}
