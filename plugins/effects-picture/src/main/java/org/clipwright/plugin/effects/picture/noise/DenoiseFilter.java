package org.clipwright.plugin.effects.picture.noise;

import java.lang.foreign.MemorySegment;
import org.clipwright.plugin.effects.picture.blur.BoxBlur;
import org.clipwright.plugin.effects.picture.pixel.OwnFrame;
import org.clipwright.plugin.effects.picture.pixel.PixelRow;
import org.clipwright.plugin.effects.picture.pixel.StraightPixel;
import org.clipwright.sdk.effect.Layout;
import org.clipwright.sdk.effect.PictureContext;
import org.clipwright.sdk.effect.PictureFilter;
import org.clipwright.sdk.media.Frame;
import org.clipwright.sdk.media.Rows;

/**
 * Blurs the picture twice, slightly and strongly, and recombines the three, treating small differences between them as
 * noise. Works on straight colours. Keeps the preceding frame, which counts only if frames arrive in order.
 */
final class DenoiseFilter implements PictureFilter {

  private static final int PASSES = 5;

  private final NoiseResponse response = new NoiseResponse();
  private final NoiseMemory memory = new NoiseMemory();
  private final OwnFrame softened = new OwnFrame();
  private final OwnFrame even = new OwnFrame();
  private final OwnFrame odd = new OwnFrame();
  private Frame fine;
  private Frame now;
  private Frame before;
  private long lastNumber = -1;
  private boolean lastIsOdd;
  private boolean remembers;

  @Override
  public Layout layout(PictureContext context) {
    response.set(context);
    if (response.idle()) {
      lastNumber = -1;
      return Layout.unchanged();
    }
    memory.set(context, response.detail());
    int width = context.width();
    int height = context.height();
    OwnFrame last = lastIsOdd ? odd : even;
    remembers = lastNumber == context.frameNumber() - 1 && lastNumber > 0 && last.holds(width, height)
        && context.value(NoiseResponse.TEMPORAL) > 0;
    before = last.sized(width, height);
    now = (lastIsOdd ? even : odd).sized(width, height);
    fine = softened.sized(width, height);
    lastIsOdd = !lastIsOdd;
    lastNumber = context.value(NoiseResponse.TEMPORAL) > 0 ? context.frameNumber() : -1;
    return Layout.passes(PASSES);
  }

  @Override
  public void apply(PictureContext context, Rows rows) {
    Frame source = context.source();
    Frame target = context.target();
    switch (context.pass()) {
      case 0 -> {
        keepStraight(source, rows);
        BoxBlur.alongRows(now, target, rows, response.fineRadius());
      }
      case 1 -> BoxBlur.alongColumns(source, target, rows, response.fineRadius());
      case 2 -> {
        keep(source, rows);
        BoxBlur.alongRows(source, target, rows, response.coarseRadius());
      }
      case 3 -> BoxBlur.alongColumns(source, target, rows, response.coarseRadius());
      default -> clean(source, target, rows);
    }
  }

  private void keepStraight(Frame source, Rows rows) {
    int[] pixels = PixelRow.of(source.width());
    for (int y = rows.from(); y < rows.to(); y++) {
      source.readRow(y, pixels);
      StraightPixel.straighten(pixels);
      now.writeRow(y, pixels);
    }
  }

  private void keep(Frame source, Rows rows) {
    long rowBytes = (long) source.width() * Integer.BYTES;
    MemorySegment.copy(
        source.pixels(), rows.from() * rowBytes, fine.pixels(), rows.from() * rowBytes, rows.count() * rowBytes);
  }

  private void clean(Frame coarse, Frame target, Rows rows) {
    NoiseRow row = NoiseRow.of(target.width());
    for (int y = rows.from(); y < rows.to(); y++) {
      row.clean(now, fine, coarse, y, response);
      if (remembers) {
        row.remember(before, y, memory, response);
      }
      row.write(target, y);
    }
  }

  @Override
  public void close() {
    softened.close();
    even.close();
    odd.close();
  }
}
