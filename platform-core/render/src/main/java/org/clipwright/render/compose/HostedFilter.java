package org.clipwright.render.compose;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.clipwright.render.effect.EffectName;
import org.clipwright.render.effect.EffectParameters;
import org.clipwright.render.effect.EffectWatch;
import org.clipwright.render.effect.HostedEffectSetup;
import org.clipwright.render.effect.MaskSettings;
import org.clipwright.render.setup.RenderException;
import org.clipwright.render.setup.RenderSetup;
import org.clipwright.sdk.effect.EffectDescriptor;
import org.clipwright.sdk.effect.Layout;
import org.clipwright.sdk.effect.MaskSource;
import org.clipwright.sdk.effect.PictureEffect;
import org.clipwright.sdk.effect.PictureFilter;
import org.clipwright.sdk.effect.TrackedObjects;
import org.clipwright.sdk.media.AudioBlock;
import org.clipwright.sdk.media.Frame;
import org.clipwright.sdk.media.Rows;
import org.clipwright.timeline.EffectItem;

/** One running picture effect of a timeline. One thread at a time begins frames; several may apply it to rows. */
final class HostedFilter implements EffectMasks.Painter, AutoCloseable {

  private final EffectName name;
  private final EffectParameters parameters;
  private final PictureFilter filter;
  private final Optional<MaskSettings> hostMask;
  private final EffectWatch watch;
  private final FrameContext context;
  private final AtomicInteger inside = new AtomicInteger();

  private HostedFilter(
      EffectName name, EffectDescriptor descriptor, EffectParameters parameters, PictureFilter filter,
      EffectPictures readers, EffectMasks masks, EffectWatch watch) {
    this.name = name;
    this.parameters = parameters;
    this.filter = filter;
    Optional<MaskSettings> mask = MaskSettings.of(name.item(), descriptor);
    this.hostMask = mask.filter(_ -> descriptor.masking() == EffectDescriptor.Masking.BY_HOST);
    this.watch = watch;
    this.context = new FrameContext(name, parameters, mask, readers, masks);
  }

  /**
   * Opens an effect.
   *
   * @throws RenderException when its settings are unusable
   */
  static HostedFilter open(
      PictureEffect effect, EffectItem item, RenderSetup setup, EffectPictures readers, EffectMasks masks,
      EffectWatch watch) {
    EffectName name = EffectName.of(item, setup);
    watch.start(name);
    try {
      EffectDescriptor descriptor = effect.descriptor();
      EffectParameters parameters = new EffectParameters(descriptor, item);
      PictureFilter filter = effect.open(new HostedEffectSetup(item, parameters, setup));
      if (filter == null) {
        throw name.fault("returned null instead of a filter");
      }
      return new HostedFilter(name, descriptor, parameters, filter, readers, masks, watch);
    } catch (Throwable failure) {
      throw name.failure(failure);
    } finally {
      watch.end();
    }
  }

  /** The mask that the host applies for the effect; empty for none. */
  Optional<MaskSettings> hostMask() {
    return hostMask;
  }

  @Override
  public boolean paintMask(Frame target, long frameNumber) {
    if (!(filter instanceof MaskSource source)) {
      return false;
    }
    return watched(() -> {
      source.paintMask(target, frameNumber);
      return true;
    });
  }

  /** The filter's tracked object positions; empty for filters that track none. */
  Optional<TrackedObjects> trackedObjects() {
    return filter instanceof TrackedObjects objects
        ? Optional.of((objectId, frameNumber) -> watched(() -> box(objects, objectId, frameNumber)))
        : Optional.empty();
  }

  private Optional<TrackedObjects.Box> box(TrackedObjects objects, String objectId, long frameNumber) {
    Optional<TrackedObjects.Box> box = objects.box(objectId, frameNumber);
    if (box == null) {
      throw name.fault("returned null for the position of an object");
    }
    return box;
  }

  /** The effect's name in messages. */
  EffectName name() {
    return name;
  }

  /** Whether a thread is inside the effect's code right now. */
  boolean busy() {
    return inside.get() > 0;
  }

  /**
   * Begins a frame: evaluates the parameters and asks the effect how it will touch the picture.
   *
   * @param sound returns the clip's sound the given number of frames ago, 0 being this frame
   * @throws RenderException when the effect fails; its message names the effect
   */
  Layout begin(int width, int height, long frameNumber, LongFunction<AudioBlock> sound) {
    inside.incrementAndGet();
    try {
      parameters.moveTo(frameNumber);
      context.begin(width, height, sound);
      Layout layout = filter.layout(context);
      if (layout == null) {
        throw name.fault("returned null instead of a layout");
      }
      return layout;
    } catch (Throwable failure) {
      throw name.failure(failure);
    } finally {
      inside.decrementAndGet();
    }
  }

  /** Sets the frames that the following rows are read from and written to. */
  void show(Frame source, Frame target, int pass) {
    context.show(source, target, pass);
  }

  /**
   * Applies the effect to some rows. Several threads may call it at once, each with different rows.
   *
   * @throws RenderException when the effect fails; its message names the effect
   */
  void apply(Rows rows) {
    inside.incrementAndGet();
    try {
      filter.apply(context, rows);
    } catch (Throwable failure) {
      throw name.failure(failure);
    } finally {
      inside.decrementAndGet();
    }
  }

  /**
   * Closes the effect.
   *
   * @throws RenderException when that fails; its message names the effect
   */
  @Override
  public void close() {
    watched(() -> {
      filter.close();
      return true;
    });
  }

  private <T> T watched(Supplier<T> work) {
    watch.start(name);
    try {
      return work.get();
    } catch (Throwable failure) {
      throw name.failure(failure);
    } finally {
      watch.end();
    }
  }
}
