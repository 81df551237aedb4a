package org.clipwright.plugin.effects.picture;

import java.util.List;
import org.clipwright.sdk.effect.EffectDescriptor;
import org.clipwright.sdk.effect.EffectDescriptor.Medium;
import org.clipwright.sdk.effect.EffectSetup;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.sdk.effect.Layout;
import org.clipwright.sdk.effect.PictureContext;
import org.clipwright.sdk.effect.PictureEffect;
import org.clipwright.sdk.effect.PictureFilter;
import org.clipwright.sdk.media.Frame;
import org.clipwright.sdk.media.Pixel;
import org.clipwright.sdk.media.Rows;
import org.clipwright.sdk.parameter.ParameterKind;
import org.clipwright.sdk.parameter.ParameterSpec;

/** Replaces colours by those of a table in a {@code .cube} file. */
public final class ColorMap implements PictureEffect {

  private static final EffectDescriptor DESCRIPTOR =
      new EffectDescriptor(
          "ColorMap",
          "Color Map / Lookup",
          "Replaces every colour by the one that a table from a .cube file has for it.",
          Medium.PICTURE,
          List.of(
              ParameterSpec.number("intensity", "Overall Intensity", 1, 0, 1),
              ParameterSpec.number("intensity_b", "Blue Intensity", 1, 0, 1),
              ParameterSpec.number("intensity_g", "Green Intensity", 1, 0, 1),
              ParameterSpec.number("intensity_r", "Red Intensity", 1, 0, 1),
              ParameterSpec.text("lut_path", "LUT File", ParameterKind.STRING, "")));

  @Override
  public EffectDescriptor descriptor() {
    return DESCRIPTOR;
  }

  /** Without a table the picture stays as it is. */
  @Override
  public PictureFilter open(EffectSetup setup) {
    return setup.text("lut_path").isBlank()
        ? new Untouched()
        : new Filter(ColorCube.parse(setup.file("lut_path")), setup.fidelity());
  }

  private static final class Untouched implements PictureFilter {

    @Override
    public Layout layout(PictureContext context) {
      return Layout.unchanged();
    }

    @Override
    public void apply(PictureContext context, Rows rows) {
      throw new IllegalStateException("A picture that stays as it is was to be changed.");
    }
  }

  private static final class Filter implements PictureFilter {

    private final ColorCube cube;
    private final boolean original;
    private float red;
    private float green;
    private float blue;

    Filter(ColorCube cube, Fidelity fidelity) {
      this.cube = cube;
      original = fidelity == Fidelity.ORIGINAL;
    }

    @Override
    public Layout layout(PictureContext context) {
      float overall = (float) context.number("intensity");
      red = overall * (float) context.number("intensity_r");
      green = overall * (float) context.number("intensity_g");
      blue = overall * (float) context.number("intensity_b");
      return red == 0 && green == 0 && blue == 0 ? Layout.unchanged() : Layout.perPixel();
    }

    @Override
    public void apply(PictureContext context, Rows rows) {
      Frame frame = context.target();
      int[] pixels = PixelRow.of(frame.width());
      float[] color = new float[3];
      for (int y = rows.from(); y < rows.to(); y++) {
        frame.readRow(y, pixels);
        map(pixels, color);
        frame.writeRow(y, pixels);
      }
    }

    private void map(int[] pixels, float[] color) {
      for (int x = 0; x < pixels.length; x++) {
        int pixel = pixels[x];
        if (pixel >>> 24 != 0) {
          pixels[x] = mapped(pixel, color);
        }
      }
    }

    private int mapped(int pixel, float[] color) {
      int alpha = pixel >>> 24;
      float r = straight(pixel & 0xFF, alpha);
      float g = straight(pixel >>> 8 & 0xFF, alpha);
      float b = straight(pixel >>> 16 & 0xFF, alpha);
      color[0] = r;
      color[1] = g;
      color[2] = b;
      cube.lookUp(color);
      return Pixel.of(
          mixed(r, color[0], red, alpha), mixed(g, color[1], green, alpha), mixed(b, color[2], blue, alpha), alpha);
    }

    private float straight(int premultiplied, int alpha) {
      float value = premultiplied / (float) alpha;
      return original ? value : Math.min(1, value);
    }

    private int mixed(float old, float mapped, float intensity, int alpha) {
      float value = mapped * intensity + old * (1 - intensity);
      return original ? Math.clamp((int) (value * alpha), 0, 255) : Math.clamp(Math.round(value * alpha), 0, alpha);
    }
  }
}
