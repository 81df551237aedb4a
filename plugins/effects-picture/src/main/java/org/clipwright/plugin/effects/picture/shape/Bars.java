package org.clipwright.plugin.effects.picture.shape;

import java.util.List;
import org.clipwright.sdk.effect.EffectDescriptor;
import org.clipwright.sdk.effect.EffectDescriptor.Medium;
import org.clipwright.sdk.effect.EffectSetup;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.sdk.effect.Layout;
import org.clipwright.sdk.effect.OriginalBytes;
import org.clipwright.sdk.effect.PictureContext;
import org.clipwright.sdk.effect.PictureEffect;
import org.clipwright.sdk.effect.PictureFilter;
import org.clipwright.sdk.media.Color;
import org.clipwright.sdk.media.Frame;
import org.clipwright.sdk.media.Pixel;
import org.clipwright.sdk.media.Rows;
import org.clipwright.sdk.parameter.ColorParameter;
import org.clipwright.sdk.parameter.NumberParameter;
import org.clipwright.sdk.parameter.ParameterSpec;

/** Covers the sides of a picture with bars of one colour. */
public final class Bars implements PictureEffect {

  private static final ColorParameter COLOR = ParameterSpec.color("color", "Bar Color", Color.of(0, 0, 0));
  private static final NumberParameter LEFT = ParameterSpec.number("left", "Left Size", 0, 0, 0.5);
  private static final NumberParameter TOP = ParameterSpec.number("top", "Top Size", 0.1f, 0, 0.5);
  private static final NumberParameter RIGHT = ParameterSpec.number("right", "Right Size", 0, 0, 0.5);
  private static final NumberParameter BOTTOM = ParameterSpec.number("bottom", "Bottom Size", 0.1f, 0, 0.5);

  private static final EffectDescriptor DESCRIPTOR =
      new EffectDescriptor(
          "Bars",
          "Bars",
          "Covers the sides of the picture with bars of one colour.",
          Medium.PICTURE,
          List.of(COLOR, LEFT, TOP, RIGHT, BOTTOM))
          .withOriginalBytes(OriginalBytes.TRUSTS);

  @Override
  public EffectDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public PictureFilter open(EffectSetup setup) {
    return new Filter(setup.fidelity());
  }

  private static final class Filter implements PictureFilter {

    private final Fidelity fidelity;
    private int color;
    private int top;
    private int bottom;
    private int left;
    private int right;

    Filter(Fidelity fidelity) {
      this.fidelity = fidelity;
    }

    @Override
    public Layout layout(PictureContext context) {
      Color bar = context.value(COLOR);
      color = Pixel.opaque(bar.red(), bar.green(), bar.blue());
      int width = context.width();
      int height = context.height();
      top = part(context.value(TOP), height);
      if (fidelity.original() && top > 0) {
        // The original counts the rows of the upper bar from 0 to its height inclusive.
        top = Math.min(height, top + 1);
      }
      bottom = height - part(context.value(BOTTOM), height);
      left = part(context.value(LEFT), width);
      right = width - part(context.value(RIGHT), width);
      return Layout.perPixel();
    }

    private static int part(double share, int size) {
      return (int) Math.clamp(share * size, 0, size);
    }

    @Override
    public void apply(PictureContext context, Rows rows) {
      Frame frame = context.target();
      int width = frame.width();
      for (int y = rows.from(); y < rows.to(); y++) {
        boolean covered = y < top || y >= bottom;
        fill(frame, y * width, covered ? width : left);
        fill(frame, y * width + right, covered ? 0 : width - right);
      }
    }

    private void fill(Frame frame, int from, int count) {
      for (int i = from; i < from + count; i++) {
        frame.pixel(i, color);
      }
    }
  }
}
