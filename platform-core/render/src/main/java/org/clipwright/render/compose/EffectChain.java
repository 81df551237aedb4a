package org.clipwright.render.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.clipwright.render.effect.EffectName;
import org.clipwright.render.effect.EffectWatch;
import org.clipwright.render.frame.FramePool;
import org.clipwright.render.frame.Picture;
import org.clipwright.render.picture.RowSlices;
import org.clipwright.render.setup.RenderException;
import org.clipwright.sdk.effect.Layout;
import org.clipwright.sdk.media.Rows;

/**
 * Takes one picture through a sequence of effects. Adjacent per-pixel effects process it together, a few rows at a
 * time, so that the rows stay in the processor's cache. One thread at a time.
 */
final class EffectChain {

  /** Rows of this many pixels fit into a core's own cache. */
  private static final int BAND_PIXELS = 1 << 14;

  /** No meaningful picture is larger; a gigabyte of pixels would only exhaust the machine's memory. */
  private static final long MOST_PIXELS = 1 << 28;

  private final FramePool pool;
  private final RowSlices slices;
  private final EffectWatch watch;
  private final List<HostedFilter> waiting = new ArrayList<>();

  EffectChain(FramePool pool, RowSlices slices, EffectWatch watch) {
    this.pool = pool;
    this.slices = slices;
    this.watch = watch;
  }

  /** Tells an effect the size of the picture and learns how the effect will touch it. */
  interface Beginning {

    Layout begin(int width, int height);
  }

  /**
   * Applies the next effect and returns the picture to continue with, which may lack effects until {@link #finish}; the
   * one passed in is released unless it is the one returned.
   *
   * @throws RenderException when an effect fails; its message names the effect
   */
  Picture apply(HostedFilter filter, Beginning beginning, Picture picture) {
    Layout layout = begin(filter, beginning, picture);
    if (layout.reach() == Layout.Reach.PIXEL && layout.passes() == 1) {
      waiting.add(filter);
      return picture;
    }
    return layout.reach() == Layout.Reach.NOTHING ? picture : applyAlone(filter, layout, finish(picture));
  }

  /** After a failure no effects remain queued for the next frame's picture. */
  private Layout begin(HostedFilter filter, Beginning beginning, Picture picture) {
    watch.start(filter.name());
    try {
      return beginning.begin(picture.width(), picture.height());
    } catch (RuntimeException failure) {
      waiting.clear();
      throw failure;
    } finally {
      watch.end();
    }
  }

  /** Applies the effects still queued. */
  Picture finish(Picture picture) {
    if (waiting.isEmpty()) {
      return picture;
    }
    Picture own = picture.exclusive();
    // The name is requested on another thread, possibly late.
    List<HostedFilter> running = List.copyOf(waiting);
    watch.start(() -> busyOne(running), waitingOfPlugins());
    try {
      waiting.forEach(filter -> filter.show(own.frame(), own.frame(), 0));
      slices.run(own.width(), own.height(), rows -> applyWaiting(rows, own.width()));
      return own;
    } finally {
      watch.end();
      waiting.clear();
    }
  }

  private void applyWaiting(Rows rows, int width) {
    int band = waiting.size() == 1 ? rows.count() : Math.max(1, BAND_PIXELS / width);
    for (int from = rows.from(); from < rows.to(); from += band) {
      Rows part = new Rows(from, Math.min(rows.to(), from + band));
      for (HostedFilter filter : waiting) {
        filter.apply(part);
      }
    }
  }

  private static String busyOne(List<HostedFilter> running) {
    return running.stream().filter(HostedFilter::busy).findFirst().orElse(running.getFirst()).name().text();
  }

  private Optional<String> waitingOfPlugins() {
    return waiting.stream()
        .map(HostedFilter::name)
        .filter(name -> name.plugin().isPresent())
        .map(EffectName::text)
        .reduce((one, other) -> one + ", " + other);
  }

  private Picture applyAlone(HostedFilter filter, Layout layout, Picture picture) {
    watch.start(filter.name());
    try {
      return switch (layout.reach()) {
        case NOTHING -> picture;
        case PIXEL -> inPlace(filter, layout, picture);
        case WHOLE -> whole(filter, layout, picture);
        case PICTURE -> intoOthers(filter, layout, picture);
      };
    } finally {
      watch.end();
    }
  }

  private Picture inPlace(HostedFilter filter, Layout layout, Picture picture) {
    Picture own = picture.exclusive();
    for (int pass = 0; pass < layout.passes(); pass++) {
      filter.show(own.frame(), own.frame(), pass);
      slices.run(own.width(), own.height(), filter::apply);
    }
    return own;
  }

  private Picture whole(HostedFilter filter, Layout layout, Picture picture) {
    Picture own = picture.exclusive();
    for (int pass = 0; pass < layout.passes(); pass++) {
      filter.show(own.frame(), own.frame(), pass);
      filter.apply(new Rows(0, own.height()));
    }
    return own;
  }

  private Picture take(HostedFilter filter, int width, int height) {
    if (width < 1 || height < 1 || (long) width * height > MOST_PIXELS) {
      throw filter.name().fault("asks for a picture of " + width + "x" + height + " pixels");
    }
    try {
      return Picture.take(pool, width, height);
    } catch (OutOfMemoryError memory) {
      throw filter.name().failure(memory);
    }
  }

  private Picture intoOthers(HostedFilter filter, Layout layout, Picture picture) {
    Picture current = picture;
    for (int pass = 0; pass < layout.passes(); pass++) {
      int width = layout.width() == Layout.SAME_SIZE ? current.width() : layout.width();
      int height = layout.height() == Layout.SAME_SIZE ? current.height() : layout.height();
      Picture next = take(filter, width, height);
      filter.show(current.frame(), next.frame(), pass);
      slices.run(width, height, filter::apply);
      current.release();
      current = next;
    }
    return current;
  }
}
