package org.clipwright.plugin.effects.picture;

import org.clipwright.sdk.effect.Layout;
import org.clipwright.sdk.effect.PictureContext;
import org.clipwright.sdk.effect.PictureFilter;
import org.clipwright.sdk.media.Frame;
import org.clipwright.sdk.media.Pixel;
import org.clipwright.sdk.media.Rows;

/**
 * Softens the picture twice, a little and then much, and puts it together again from the three: what small differences
 * there are between them is taken for noise. Works on straight colours. Remembers the frame before, which counts only
 * when the frames come one after another.
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
        && context.number("temporal") > 0;
    before = last.sized(width, height);
    now = (lastIsOdd ? even : odd).sized(width, height);
    fine = softened.sized(width, height);
    lastIsOdd = !lastIsOdd;
    lastNumber = context.number("temporal") > 0 ? context.frameNumber() : -1;
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
    for (int i = rows.from() * source.width(); i < rows.to() * source.width(); i++) {
      now.pixel(i, StraightPixel.of(source.pixel(i)));
    }
  }

  private void keep(Frame source, Rows rows) {
    for (int i = rows.from() * source.width(); i < rows.to() * source.width(); i++) {
      fine.pixel(i, source.pixel(i));
    }
  }

  private void clean(Frame coarse, Frame target, Rows rows) {
    float[] color = new float[3];
    for (int i = rows.from() * target.width(); i < rows.to() * target.width(); i++) {
      int pixel = now.pixel(i);
      int tone = tone(pixel);
      clean(pixel, fine.pixel(i), coarse.pixel(i), tone, color);
      if (remembers) {
        memory.mix(color, pixel, before.pixel(i), response.memory(tone));
      }
      int alpha = pixel >>> 24;
      target.pixel(i, Pixel.of(part(color[0], alpha), part(color[1], alpha), part(color[2], alpha), alpha));
    }
  }

  private static int tone(int pixel) {
    return (int) (luma(pixel) + 0.5f);
  }

  /** The brightness is cleaned by itself, and the colours take it on. */
  private void clean(int pixel, int fine, int coarse, int tone, float[] color) {
    float light = luma(coarse) + response.middle.shrunk(luma(fine) - luma(coarse), tone)
        + response.fine.shrunk(luma(pixel) - luma(fine), tone);
    for (int channel = 0; channel < 3; channel++) {
      int shift = 8 * channel;
      int soft = fine >>> shift & 0xFF;
      int softest = coarse >>> shift & 0xFF;
      NoiseResponse.Band fineBand = channel == 1 ? response.fineGreen : response.fineRedBlue;
      color[channel] = softest + response.middleColor.shrunk(soft - softest, tone)
          + fineBand.shrunk((pixel >>> shift & 0xFF) - soft, tone);
    }
    float shift = light - NoiseMemory.luma(color[0], color[1], color[2]);
    color[0] += shift;
    color[1] += shift;
    color[2] += shift;
  }

  private static float luma(int pixel) {
    return NoiseMemory.luma(pixel & 0xFF, pixel >>> 8 & 0xFF, pixel >>> 16 & 0xFF);
  }

  private static int part(float value, int alpha) {
    return Math.clamp(Math.round(value * alpha / 255), 0, alpha);
  }

  @Override
  public void close() {
    softened.close();
    even.close();
    odd.close();
  }
}
