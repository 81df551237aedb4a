package org.clipwright.plugin.effects.picture.outline;

import java.lang.foreign.MemorySegment;
import java.util.List;
import org.clipwright.plugin.effects.picture.pixel.OwnFrame;
import org.clipwright.plugin.effects.picture.pixel.Tinting;
import org.clipwright.sdk.effect.EffectDescriptor;
import org.clipwright.sdk.effect.EffectDescriptor.Medium;
import org.clipwright.sdk.effect.EffectSetup;
import org.clipwright.sdk.effect.Layout;
import org.clipwright.sdk.effect.PictureContext;
import org.clipwright.sdk.effect.PictureEffect;
import org.clipwright.sdk.effect.PictureFilter;
import org.clipwright.sdk.media.Color;
import org.clipwright.sdk.media.Frame;
import org.clipwright.sdk.media.Rows;
import org.clipwright.sdk.parameter.ColorParameter;
import org.clipwright.sdk.parameter.NumberParameter;
import org.clipwright.sdk.parameter.ParameterSpec;

/** Draws a line of one colour around the opaque parts of a picture. */
public final class Outline implements PictureEffect {

  static final NumberParameter WIDTH = ParameterSpec.number("width", "Width", 0, 0, 100);
  static final ColorParameter COLOR = ParameterSpec.color("color", "Color", Color.of(255, 255, 255));

  private static final EffectDescriptor DESCRIPTOR =
      new EffectDescriptor(
          "Outline",
          "Outline",
          "Draws an outline around the picture's shape, such as a title or a cut-out figure.",
          Medium.PICTURE,
          List.of(WIDTH, COLOR));

  @Override
  public EffectDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public PictureFilter open(EffectSetup setup) {
    return setup.fidelity().original() ? new OriginalOutline() : new Filter();
  }

  /**
   * The line extends as far as a Gaussian blur of the shape, with a standard deviation of a third of the width, is
   * still visible in 8-bit steps; its outer edge is softened.
   */
  private static final class Filter implements PictureFilter {

    private static final int PASSES = 5;
    private static final double EDGE_DEVIATION = 0.8;
    private static final int WIDEST = 1000;

    private final OwnFrame kept = new OwnFrame();
    private final float[] softening = kernel(EDGE_DEVIATION);
    private float[] reach = {1};
    private double width = -1;
    private Frame original;
    private Color color;

    @Override
    public Layout layout(PictureContext context) {
      double wanted = Math.clamp(context.value(WIDTH), 0, WIDEST);
      if (wanted == 0) {
        return Layout.unchanged();
      }
      if (wanted != width) {
        width = wanted;
        reach = kernel(width / 3);
      }
      color = context.value(COLOR);
      original = kept.sized(context.width(), context.height());
      return Layout.passes(PASSES);
    }

    private static float[] kernel(double deviation) {
      int radius = (int) Math.ceil(3 * deviation);
      float[] kernel = new float[2 * radius + 1];
      double sum = 0;
      for (int i = -radius; i <= radius; i++) {
        sum += Math.exp(-i * i / (2 * deviation * deviation));
      }
      for (int i = -radius; i <= radius; i++) {
        kernel[i + radius] = (float) (Math.exp(-i * i / (2 * deviation * deviation)) / sum);
      }
      return kernel;
    }

    @Override
    public void apply(PictureContext context, Rows rows) {
      Frame source = context.source();
      Frame target = context.target();
      switch (context.pass()) {
        case 0 -> {
          keep(source, rows);
          AlphaBlur.alongRows(source, target, rows, reach);
        }
        case 1 -> {
          AlphaBlur.alongColumns(source, target, rows, reach);
          filled(target, rows);
        }
        case 2 -> AlphaBlur.alongRows(source, target, rows, softening);
        case 3 -> AlphaBlur.alongColumns(source, target, rows, softening);
        default -> compose(source, target, rows);
      }
    }

    private void keep(Frame source, Rows rows) {
      long from = (long) rows.from() * source.width() * Integer.BYTES;
      long bytes = (long) (rows.to() - rows.from()) * source.width() * Integer.BYTES;
      MemorySegment.copy(source.pixels(), from, original.pixels(), from, bytes);
    }

    private static void filled(Frame target, Rows rows) {
      for (int i = rows.from() * target.width(); i < rows.to() * target.width(); i++) {
        target.pixel(i, target.pixel(i) == 0 ? 0 : 0xFF000000);
      }
    }

    private void compose(Frame area, Frame target, Rows rows) {
      for (int i = rows.from() * target.width(); i < rows.to() * target.width(); i++) {
        target.pixel(i, Tinting.under(original.pixel(i), color, (area.pixel(i) >>> 24) / 255.0));
      }
    }

    @Override
    public void close() {
      kept.close();
    }
  }
}
