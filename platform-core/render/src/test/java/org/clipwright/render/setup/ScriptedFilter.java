package org.clipwright.render.setup;

import java.util.function.Function;
import java.util.function.IntConsumer;
import org.clipwright.sdk.effect.Layout;
import org.clipwright.sdk.effect.PictureContext;
import org.clipwright.sdk.effect.PictureFilter;
import org.clipwright.sdk.media.Rows;

/** Filters whose work is given as a lambda. */
final class ScriptedFilter {

  private ScriptedFilter() {}

  /** What it does to rows. */
  interface Work {

    void apply(PictureContext context, Rows rows);
  }

  static PictureFilter filter(Layout layout, Work work) {
    return new PictureFilter() {
      @Override
      public Layout layout(PictureContext context) {
        return layout;
      }

      @Override
      public void apply(PictureContext context, Rows rows) {
        work.apply(context, rows);
      }
    };
  }

  static PictureFilter pixels(Function<Integer, Integer> change) {
    return filter(
        Layout.perPixel(),
        (context, rows) -> eachPixel(rows, context,
            index -> context.target().pixel(index, change.apply(context.source().pixel(index)))));
  }

  static void eachPixel(Rows rows, PictureContext context, IntConsumer work) {
    int width = context.target().width();
    for (int i = rows.from() * width; i < rows.to() * width; i++) {
      work.accept(i);
    }
  }
}
