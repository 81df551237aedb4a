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
import org.clipwright.sdk.parameter.ParameterSpec;

/** Looks around in a panorama or fisheye picture. */
public final class SphericalProjection implements PictureEffect {

  private static final EffectDescriptor DESCRIPTOR =
      new EffectDescriptor(
          "SphericalProjection",
          "Spherical Projection",
          "Shows a view out of a panorama or fisheye picture, or bends a panorama into a fisheye picture.",
          Medium.PICTURE,
          List.of(
              ParameterSpec.number("fov", "FOV", 90, 0, 179),
              ParameterSpec.number("in_fov", "Input FOV", 180, 1, 360),
              ParameterSpec.choice("input_model", "Input Model", 0, Choices.named("Equirectangular (Panorama)",
                  "Fisheye: Equidistant", "Fisheye: Equisolid", "Fisheye: Stereographic", "Fisheye: Orthographic")),
              ParameterSpec.choice("interpolation", "Interpolation", 3, Choices.named("Nearest", "Bilinear", "Bicubic", "Auto")),
              ParameterSpec.choice("invert", "Invert View", 0, Choices.named("Normal", "Invert")),
              ParameterSpec.number("pitch", "Pitch", 0, -180, 180),
              ParameterSpec.choice("projection_mode", "Projection Mode", 0, Choices.named("Sphere", "Hemisphere",
                  "Fisheye: Equidistant", "Fisheye: Equisolid", "Fisheye: Stereographic", "Fisheye: Orthographic")),
              ParameterSpec.number("roll", "Roll", 0, -180, 180),
              ParameterSpec.number("yaw", "Yaw", 0, -180, 180)));

  @Override
  public EffectDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public PictureFilter open(EffectSetup setup) {
    return new Filter(setup);
  }

  private static final class Filter implements PictureFilter {

    /** More pixels of the view to one of the source than this are worth a finer look. */
    private static final double ENLARGED = 1.2;

    private final boolean original;
    private final int mode;
    private final int input;
    private final int interpolation;
    private final boolean inverted;
    private SphereView view;
    private SpherePlaces places = new SpherePlaces(0, 0);
    private Sampling sampling;

    Filter(EffectSetup setup) {
      original = setup.fidelity() == Fidelity.ORIGINAL;
      mode = (int) Math.clamp(setup.constant("projection_mode"), 0, 5);
      input = (int) Math.clamp(setup.constant("input_model"), 0, 4);
      interpolation = (int) Math.clamp(setup.constant("interpolation"), 0, 3);
      inverted = setup.constant("invert") != 0;
    }

    @Override
    public Layout layout(PictureContext context) {
      SphereView.Lens[] lenses = SphereView.Lens.values();
      boolean round = input != 0;
      double yaw = Math.toRadians(context.number("yaw") + (inverted && !round ? 180 : 0));
      double roll = Math.toRadians(context.number("roll"));
      double pitch = Math.toRadians(context.number("pitch"));
      view = new SphereView(
          yaw, pitch,
          // What leans to one side leans to the other in views that look back.
          Math.cos(yaw) * Math.cos(pitch) < 0 ? -roll : roll,
          Math.toRadians(context.number("fov")), lenses[Math.max(0, mode - 1)], mode == 1, lenses[input],
          Math.toRadians(Math.clamp(context.number("in_fov"), 1, 360)), inverted && round);
      if (!places.fits(context.width(), context.height())) {
        places = new SpherePlaces(context.width(), context.height());
      }
      places.look(view);
      sampling = sampling();
      return original ? Layout.passes(2) : Layout.picture();
    }

    private Sampling sampling() {
      return switch (interpolation) {
        case 0 -> Sampling.NEAREST;
        case 1 -> Sampling.BILINEAR;
        case 2 -> Sampling.BICUBIC;
        default -> view.coverage() / view.fov() > ENLARGED ? Sampling.BICUBIC : Sampling.BILINEAR;
      };
    }

    /** The original mixes straight colours, which darkens the edges of what is translucent. */
    @Override
    public void apply(PictureContext context, Rows rows) {
      if (original && context.pass() == 0) {
        straighten(context.source(), context.target(), rows);
      } else {
        project(context, rows);
      }
    }

    private static void straighten(Frame source, Frame target, Rows rows) {
      int end = rows.to() * source.width();
      for (int i = rows.from() * source.width(); i < end; i++) {
        target.pixel(i, StraightPixel.of(source.pixel(i)));
      }
    }

    private void project(PictureContext context, Rows rows) {
      Frame source = context.source();
      Frame target = context.target();
      boolean round = input == 0 && !view.half() && !original;
      int[] pixels = PixelRow.of(target.width());
      for (int y = rows.from(); y < rows.to(); y++) {
        double[] row = places.row(y);
        for (int x = 0; x < pixels.length; x++) {
          boolean seen = !Double.isNaN(row[2 * x]);
          int pixel = seen ? sampling.pixel(source, row[2 * x], row[2 * x + 1], round) : 0;
          pixels[x] = original ? premultiplied(pixel) : limited(pixel);
        }
        target.writeRow(y, pixels);
      }
    }

    private static int limited(int pixel) {
      int alpha = pixel >>> 24;
      return Pixel.of(
          Math.min(alpha, Pixel.red(pixel)), Math.min(alpha, Pixel.green(pixel)), Math.min(alpha, Pixel.blue(pixel)), alpha);
    }

    private static int premultiplied(int pixel) {
      return StraightPixel.premultiplied(Pixel.red(pixel), Pixel.green(pixel), Pixel.blue(pixel), pixel >>> 24);
    }
  }
}
