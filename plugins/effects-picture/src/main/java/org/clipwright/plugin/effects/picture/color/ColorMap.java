package org.clipwright.plugin.effects.picture.color;

import java.util.List;
import org.clipwright.plugin.effects.picture.pixel.ColorRow;
import org.clipwright.sdk.effect.EffectDescriptor;
import org.clipwright.sdk.effect.EffectDescriptor.Medium;
import org.clipwright.sdk.effect.EffectSetup;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.sdk.effect.Layout;
import org.clipwright.sdk.effect.OriginalBytes;
import org.clipwright.sdk.effect.PictureContext;
import org.clipwright.sdk.effect.PictureEffect;
import org.clipwright.sdk.effect.PictureFilter;
import org.clipwright.sdk.media.Frame;
import org.clipwright.sdk.media.Rows;
import org.clipwright.sdk.parameter.NumberParameter;
import org.clipwright.sdk.parameter.ParameterSpec;
import org.clipwright.sdk.parameter.StringParameter;

/** Maps colours through a lookup table in a {@code .cube} file. */
public final class ColorMap implements PictureEffect {

  private static final NumberParameter INTENSITY = ParameterSpec.number("intensity", "Overall Intensity", 1, 0, 1);
  private static final NumberParameter INTENSITY_B = ParameterSpec.number("intensity_b", "Blue Intensity", 1, 0, 1);
  private static final NumberParameter INTENSITY_G = ParameterSpec.number("intensity_g", "Green Intensity", 1, 0, 1);
  private static final NumberParameter INTENSITY_R = ParameterSpec.number("intensity_r", "Red Intensity", 1, 0, 1);
  private static final StringParameter LUT_PATH = ParameterSpec.text("lut_path", "LUT File", "");

  private static final EffectDescriptor DESCRIPTOR =
      new EffectDescriptor(
          "ColorMap",
          "Color Map / Lookup",
          "Maps every colour through a lookup table from a .cube file.",
          Medium.PICTURE,
          List.of(INTENSITY, INTENSITY_B, INTENSITY_G, INTENSITY_R, LUT_PATH))
          .withOriginalBytes(OriginalBytes.TRUSTS);

  @Override
  public EffectDescriptor descriptor() {
    return DESCRIPTOR;
  }

  /** Without a table the picture stays as it is. */
  @Override
  public PictureFilter open(EffectSetup setup) {
    return setup.value(LUT_PATH).isBlank()
        ? new Untouched()
        : new Filter(ColorCube.parse(setup.file(LUT_PATH)), setup.fidelity());
  }

  private static final class Untouched implements PictureFilter {

    @Override
    public Layout layout(PictureContext context) {
      return Layout.unchanged();
    }

    @Override
    public void apply(PictureContext context, Rows rows) {
      throw new IllegalStateException("A picture that must stay unchanged was to be changed.");
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
      original = fidelity.original();
    }

    @Override
    public Layout layout(PictureContext context) {
      float overall = (float) context.value(INTENSITY);
      red = overall * (float) context.value(INTENSITY_R);
      green = overall * (float) context.value(INTENSITY_G);
      blue = overall * (float) context.value(INTENSITY_B);
      return red == 0 && green == 0 && blue == 0 ? Layout.unchanged() : Layout.perPixel();
    }

    @Override
    public void apply(PictureContext context, Rows rows) {
      Frame frame = context.target();
      ColorRow row = ColorRow.of(frame.width());
      for (int y = rows.from(); y < rows.to(); y++) {
        row.read(frame, y, original ? Float.MAX_VALUE : 1);
        cube.lookUp(row);
        mix(row.others[0], row.channels[0], red);
        mix(row.others[1], row.channels[1], green);
        mix(row.others[2], row.channels[2], blue);
        row.write(frame, y, original ? 0 : ColorRow.NEAREST, original ? 255 : 0);
      }
    }

    private static void mix(float[] mapped, float[] colors, float intensity) {
      for (int i = 0; i < colors.length; i++) {
        colors[i] = mapped[i] * intensity + colors[i] * (1 - intensity);
      }
    }
  }
}
