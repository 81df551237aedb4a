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
import org.clipwright.render.setup.Size;
import org.clipwright.sdk.effect.EffectDescriptor;
import org.clipwright.sdk.effect.Layout;
import org.clipwright.sdk.effect.MaskSource;
import org.clipwright.sdk.effect.PictureContext;
import org.clipwright.sdk.effect.PictureEffect;
import org.clipwright.sdk.effect.PictureFilter;
import org.clipwright.sdk.effect.TrackedObjects;
import org.clipwright.sdk.media.AudioBlock;
import org.clipwright.sdk.media.Color;
import org.clipwright.sdk.media.Frame;
import org.clipwright.sdk.media.Rows;
import org.clipwright.sdk.parameter.ColorParameter;
import org.clipwright.sdk.parameter.CurveParameter;
import org.clipwright.sdk.parameter.NumericParameter;
import org.clipwright.sdk.parameter.ReaderParameter;
import org.clipwright.sdk.parameter.TextParameter;
import org.clipwright.timeline.EffectItem;

/** One picture effect of a timeline at work. One thread at a time begins frames; several apply it to rows. */
final class HostedFilter implements AutoCloseable {

  private final EffectItem item;
  private final EffectName name;
  private final EffectParameters parameters;
  private final PictureFilter filter;
  private final Optional<MaskSettings> mask;
  private final Optional<MaskSettings> hostMask;
  private final EffectPictures readers;
  private final EffectMasks masks;
  private final EffectWatch watch;
  private final Context context = new Context();
  private final AtomicInteger inside = new AtomicInteger();

  private HostedFilter(
      EffectName name, EffectDescriptor descriptor, EffectParameters parameters, PictureFilter filter,
      EffectPictures readers, EffectMasks masks, EffectWatch watch) {
    this.item = name.item();
    this.name = name;
    this.parameters = parameters;
    this.filter = filter;
    this.mask = MaskSettings.of(item, descriptor);
    this.hostMask = mask.filter(_ -> descriptor.masking() == EffectDescriptor.Masking.BY_HOST);
    this.readers = readers;
    this.masks = masks;
    this.watch = watch;
  }

  /**
   * Opens an effect.
   *
   * @throws RenderException when its settings cannot be used
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

  /** The mask that the host heeds for the effect; empty for none. */
  Optional<MaskSettings> hostMask() {
    return hostMask;
  }

  /** Paints the mask that the effect's objects are at a frame; answers whether the effect knows any. */
  boolean paintMask(Frame target, long frameNumber) {
    if (!(filter instanceof MaskSource source)) {
      return false;
    }
    return watched(() -> {
      source.paintMask(target, frameNumber);
      return true;
    });
  }

  /** The filter's knowledge of where objects are; empty for filters that have none. */
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

  /** How messages call the effect. */
  EffectName name() {
    return name;
  }

  /** Whether some thread is inside the effect's code right now. */
  boolean busy() {
    return inside.get() > 0;
  }

  /**
   * Begins a frame: evaluates the parameters and asks the effect how it will touch the picture.
   *
   * @param sound tells what the clip sounded like so many frames ago, and with 0 at the frame
   * @throws RenderException when the effect fails; its message names it
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

  /** Sets the frames that the next rows are read from and written to. */
  void show(Frame source, Frame target, int pass) {
    context.show(source, target, pass);
  }

  /**
   * Applies the effect to some rows. Several threads may be at it, each with rows of its own.
   *
   * @throws RenderException when the effect fails; its message names it
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
   * Ends the effect.
   *
   * @throws RenderException when it fails at that; its message names it
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

  /** What the filter sees of one frame. */
  private final class Context implements PictureContext {

    private int width;
    private int height;
    private LongFunction<AudioBlock> sound;
    private Frame source;
    private Frame target;
    private int pass;

    void begin(int pictureWidth, int pictureHeight, LongFunction<AudioBlock> clipSound) {
      width = pictureWidth;
      height = pictureHeight;
      sound = clipSound;
      show(null, null, 0);
    }

    void show(Frame from, Frame to, int number) {
      source = from;
      target = to;
      pass = number;
    }

    @Override
    public int width() {
      return width;
    }

    @Override
    public int height() {
      return height;
    }

    @Override
    public Frame source() {
      return source;
    }

    @Override
    public Frame target() {
      return target;
    }

    @Override
    public int pass() {
      return pass;
    }

    @Override
    public Optional<Frame> picture(ReaderParameter parameter, int wantedWidth, int wantedHeight) {
      parameters.require(parameter);
      Size size = new Size(wantedWidth, wantedHeight);
      return readers.picture(item, parameters, parameter.name(), masks.owner(item), size);
    }

    @Override
    public Optional<Frame> mask(int wantedWidth, int wantedHeight) {
      Size size = new Size(wantedWidth, wantedHeight);
      return mask.flatMap(settings -> masks.mask(name, settings, parameters.frameNumber(), size));
    }

    @Override
    public AudioBlock sound() {
      return sound.apply(0);
    }

    @Override
    public AudioBlock earlierSound(long framesAgo) {
      return sound.apply(Math.max(0, framesAgo));
    }

    @Override
    public long frameNumber() {
      return parameters.frameNumber();
    }

    @Override
    public double value(NumericParameter parameter) {
      return parameters.value(parameter);
    }

    @Override
    public double value(NumericParameter parameter, long frame) {
      return parameters.value(parameter, frame);
    }

    @Override
    public int integer(NumericParameter parameter) {
      return parameters.integer(parameter);
    }

    @Override
    public Color value(ColorParameter parameter) {
      return parameters.value(parameter);
    }

    @Override
    public double value(CurveParameter parameter, double tone, double otherwise) {
      return parameters.value(parameter, tone, otherwise);
    }

    @Override
    public String value(TextParameter parameter) {
      return parameters.value(parameter);
    }
  }
}
