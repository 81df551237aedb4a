package org.clipwright.render;

import java.util.Optional;
import java.util.function.Supplier;
import org.clipwright.sdk.audio.AudioBlock;
import org.clipwright.sdk.effect.Layout;
import org.clipwright.sdk.effect.PictureContext;
import org.clipwright.sdk.effect.PictureEffect;
import org.clipwright.sdk.effect.PictureFilter;
import org.clipwright.sdk.effect.TrackedObjects;
import org.clipwright.sdk.media.Color;
import org.clipwright.sdk.media.Frame;
import org.clipwright.sdk.media.Rows;
import org.clipwright.timeline.EffectItem;

/** One picture effect of a timeline at work. One thread at a time. */
final class HostedFilter implements AutoCloseable {

  private final EffectItem item;
  private final EffectParameters parameters;
  private final PictureFilter filter;
  private final EffectPictures readers;
  private final FramePool pool;
  private final RowSlices slices;
  private final EffectWatch watch;

  private HostedFilter(
      EffectItem item,
      EffectParameters parameters,
      PictureFilter filter,
      EffectPictures readers,
      FramePool pool,
      RowSlices slices,
      EffectWatch watch) {
    this.item = item;
    this.parameters = parameters;
    this.filter = filter;
    this.readers = readers;
    this.pool = pool;
    this.slices = slices;
    this.watch = watch;
  }

  /**
   * Opens an effect.
   *
   * @throws RenderException when its settings cannot be used
   */
  static HostedFilter open(
      PictureEffect effect,
      EffectItem item,
      RenderSetup setup,
      EffectPictures readers,
      FramePool pool,
      RowSlices slices,
      EffectWatch watch) {
    watch.start(EffectFailure.name(item));
    try {
      EffectParameters parameters = new EffectParameters(effect.descriptor(), item);
      PictureFilter filter = effect.open(new HostedEffectSetup(item, parameters, setup));
      return new HostedFilter(item, parameters, filter, readers, pool, slices, watch);
    } catch (RuntimeException | LinkageError failure) {
      throw EffectFailure.of(item, failure);
    } finally {
      watch.end();
    }
  }

  /** The filter's knowledge of where objects are; empty for filters that have none. */
  Optional<TrackedObjects> trackedObjects() {
    return filter instanceof TrackedObjects objects ? Optional.of(objects) : Optional.empty();
  }

  /**
   * Applies the effect to a picture and gives the picture to go on with; the one handed in is released unless it is that.
   *
   * @param sound tells what the clip sounds like at the frame
   * @throws RenderException when the effect fails; its message names it
   */
  Picture apply(Picture picture, long frameNumber, Supplier<AudioBlock> sound) {
    watch.start(EffectFailure.name(item));
    try {
      parameters.moveTo(frameNumber);
      Context context = new Context(picture.width(), picture.height(), sound);
      Layout layout = filter.layout(context);
      return switch (layout.reach()) {
        case NOTHING -> picture;
        case PIXEL -> inPlace(picture, context, layout);
        case WHOLE -> whole(picture, context, layout);
        case PICTURE -> intoOthers(picture, context, layout);
      };
    } catch (RuntimeException | LinkageError | StackOverflowError failure) {
      throw EffectFailure.of(item, failure);
    } finally {
      readers.endFrame();
      watch.end();
    }
  }

  @Override
  public void close() {
    filter.close();
  }

  private Picture inPlace(Picture picture, Context context, Layout layout) {
    Picture own = picture.exclusive();
    for (int pass = 0; pass < layout.passes(); pass++) {
      context.show(own.frame(), own.frame(), pass);
      slices.run(own.width(), own.height(), rows -> filter.apply(context, rows));
    }
    return own;
  }

  private Picture whole(Picture picture, Context context, Layout layout) {
    Picture own = picture.exclusive();
    for (int pass = 0; pass < layout.passes(); pass++) {
      context.show(own.frame(), own.frame(), pass);
      filter.apply(context, new Rows(0, own.height()));
    }
    return own;
  }

  private Picture intoOthers(Picture picture, Context context, Layout layout) {
    Picture current = picture;
    for (int pass = 0; pass < layout.passes(); pass++) {
      int width = layout.width() == Layout.SAME_SIZE ? current.width() : layout.width();
      int height = layout.height() == Layout.SAME_SIZE ? current.height() : layout.height();
      Picture next = Picture.take(pool, width, height);
      context.show(current.frame(), next.frame(), pass);
      slices.run(width, height, rows -> filter.apply(context, rows));
      current.release();
      current = next;
    }
    return current;
  }

  /** What the filter sees of one frame. */
  private final class Context implements PictureContext {

    private final int width;
    private final int height;
    private final Supplier<AudioBlock> sound;
    private Frame source;
    private Frame target;
    private int pass;

    Context(int width, int height, Supplier<AudioBlock> sound) {
      this.width = width;
      this.height = height;
      this.sound = sound;
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
    public Optional<Frame> picture(String parameter, int wantedWidth, int wantedHeight) {
      return readers.picture(item, parameters, parameter, new Size(wantedWidth, wantedHeight));
    }

    @Override
    public AudioBlock sound() {
      return sound.get();
    }

    @Override
    public long frameNumber() {
      return parameters.frameNumber();
    }

    @Override
    public double number(String parameter) {
      return parameters.number(parameter);
    }

    @Override
    public int integer(String parameter) {
      return parameters.integer(parameter);
    }

    @Override
    public Color color(String parameter) {
      return parameters.color(parameter);
    }

    @Override
    public double curve(String parameter, double tone, double otherwise) {
      return parameters.curve(parameter, tone, otherwise);
    }

    @Override
    public String text(String parameter) {
      return parameters.text(parameter);
    }
  }
}
