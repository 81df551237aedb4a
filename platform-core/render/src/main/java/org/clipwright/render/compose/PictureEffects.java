package org.clipwright.render.compose;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clipwright.render.effect.EffectWatch;
import org.clipwright.render.frame.FramePool;
import org.clipwright.render.frame.Picture;
import org.clipwright.render.picture.RowSlices;
import org.clipwright.render.plan.Scene;
import org.clipwright.render.setup.RenderSetup;
import org.clipwright.render.stage.CloseSequence;
import org.clipwright.render.still.StillPictures;
import org.clipwright.sdk.effect.EffectDescriptor;
import org.clipwright.sdk.effect.OriginalBytes;
import org.clipwright.sdk.effect.TrackedObjects;
import org.clipwright.sdk.media.AudioBlock;
import org.clipwright.timeline.Clip;
import org.clipwright.timeline.EffectItem;

/** The picture effects of one render, opened on first use. One thread at a time applies them. */
final class PictureEffects implements AutoCloseable {

  /** Effects that ask for more frames are not worth the time. */
  private static final int MOST_BEFORE = 10;

  private final RenderSetup setup;
  private final EffectWatch watch;
  private final EffectPictures readers;
  private final EffectMasks masks;
  private final EffectChain chain;
  private final EffectClipSounds heard;
  private final Map<EffectItem, Optional<HostedFilter>> filters = new IdentityHashMap<>();

  PictureEffects(RenderSetup setup, FramePool pool, RowSlices slices, EffectWatch watch, StillPictures stills) {
    this.setup = setup;
    this.watch = watch;
    this.chain = new EffectChain(pool, slices, watch);
    this.readers = new EffectPictures(setup, stills, pool);
    this.masks = new EffectMasks(setup, slices, readers, this::filter);
    this.heard = new EffectClipSounds(setup, watch);
  }

  /**
   * Applies an effect; one that is not installed, or works on sound, leaves the picture unchanged. The picture is
   * complete once {@link #finish} has been called.
   *
   * @param frameNumber the frame as the effect counts it
   * @param clip the clip it works on
   * @param timelineFrame the frame of the timeline
   */
  Picture apply(EffectItem item, Picture picture, long frameNumber, Clip clip, long timelineFrame) {
    Optional<HostedFilter> known = filter(item);
    if (known.isEmpty()) {
      return picture;
    }
    HostedFilter filter = known.get();
    EffectChain.Beginning beginning =
        (width, height) -> filter.begin(width, height, frameNumber, ago -> heard.sound(clip, timelineFrame, ago));
    return filter.hostMask().isEmpty()
        ? chain.apply(filter, beginning, picture)
        : masked(filter, beginning, picture, frameNumber);
  }

  /**
   * Draws sound with an effect that supports it; empty when the effect is not installed.
   *
   * @param picture the picture to draw on; released when there is a result
   */
  Optional<Picture> drawSound(EffectItem item, Picture picture, long frameNumber, AudioBlock sound) {
    AudioBlock nothing = new AudioBlock(sound.channelCount(), 0, sound.sampleRate());
    return filter(item).map(filter -> chain.finish(chain.apply(
        filter,
        (width, height) -> filter.begin(width, height, frameNumber, ago -> ago == 0 ? sound : nothing),
        picture)));
  }

  private Picture masked(HostedFilter filter, EffectChain.Beginning beginning, Picture picture, long frameNumber) {
    Picture before = chain.finish(picture).retain();
    try {
      Picture after = chain.finish(chain.apply(filter, beginning, before));
      return masks.blend(filter.name(), filter.hostMask().orElseThrow(), frameNumber, before, after);
    } finally {
      before.release();
    }
  }

  /** Ends a sequence of effects on a picture and returns the finished picture. */
  Picture finish(Picture picture) {
    try {
      return chain.finish(picture);
    } finally {
      readers.endFrame();
    }
  }

  /** Whether an effect changes pictures at all. */
  boolean known(EffectItem item) {
    return setup.effects().picture(item.className()).isPresent();
  }

  /**
   * Whether an effect applies at a stage, according to the project or, if it says nothing, to the purpose of the
   * effect's type.
   */
  boolean worksAt(EffectItem item, EffectItem.ChosenStage stage) {
    boolean after = setup.effects().picture(item.className())
        .filter(effect -> effect.descriptor().usualStage() == EffectDescriptor.Stage.AFTER_CLIP).isPresent();
    return item.worksAt(stage, after ? EffectItem.ChosenStage.AFTER_CLIP : EffectItem.ChosenStage.BEFORE_CLIP);
  }

  /** How many frames before a scene its effects must have seen: the effects of one clip build on each other. */
  int framesBefore(Scene scene) {
    List<EffectItem> onTimeline = scene.span().effects();
    return scene.layers().stream().mapToInt(layer -> framesBefore(layer.clip().effects())).max().orElse(0)
        + framesBefore(onTimeline);
  }

  private int framesBefore(List<EffectItem> items) {
    return items.stream().flatMap(item -> setup.effects().picture(item.className()).stream())
        .mapToInt(effect -> Math.clamp(effect.framesBefore(), 0, MOST_BEFORE)).sum();
  }

  /** How the original engine's effect treats the bytes of a picture. */
  OriginalBytes originalBytes(EffectItem item) {
    return setup.effects().picture(item.className()).map(effect -> effect.descriptor().originalBytes())
        .orElse(OriginalBytes.PAINTS);
  }

  /** The object positions that an effect knows. */
  Optional<TrackedObjects> trackedObjects(EffectItem item) {
    return filter(item).flatMap(HostedFilter::trackedObjects);
  }

  @Override
  public void close() {
    CloseSequence closing = new CloseSequence();
    filters.values().forEach(filter -> filter.ifPresent(each -> closing.then(each::close)));
    filters.clear();
    closing.then(readers::close).then(heard::close).end();
  }

  private synchronized Optional<HostedFilter> filter(EffectItem item) {
    Optional<HostedFilter> filter = filters.get(item);
    if (filter == null) {
      filter =
          setup.effects().picture(item.className())
              .map(effect -> HostedFilter.open(effect, item, setup, readers, masks, watch));
      filters.put(item, filter);
    }
    return filter;
  }
}
