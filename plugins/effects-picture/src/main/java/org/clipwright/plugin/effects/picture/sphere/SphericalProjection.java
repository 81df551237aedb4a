package org.clipwright.plugin.effects.picture.sphere;

import java.util.List;
import org.clipwright.plugin.effects.picture.pixel.ChoiceList;
import org.clipwright.plugin.effects.picture.pixel.PixelRow;
import org.clipwright.plugin.effects.picture.pixel.StraightPixel;
import org.clipwright.sdk.effect.EffectDescriptor;
import org.clipwright.sdk.effect.EffectDescriptor.Medium;
import org.clipwright.sdk.effect.EffectSetup;
import org.clipwright.sdk.effect.Layout;
import org.clipwright.sdk.effect.OriginalBytes;
import org.clipwright.sdk.effect.PictureContext;
import org.clipwright.sdk.effect.PictureEffect;
import org.clipwright.sdk.effect.PictureFilter;
import org.clipwright.sdk.media.Frame;
import org.clipwright.sdk.media.Pixel;
import org.clipwright.sdk.media.Rows;
import org.clipwright.sdk.parameter.ChoiceParameter;
import org.clipwright.sdk.parameter.NumberParameter;
import org.clipwright.sdk.parameter.ParameterSpec;

/** Provides a view into a panorama or fisheye picture. */
public final class SphericalProjection implements PictureEffect {

  private static final NumberParameter FOV = ParameterSpec.number("fov", "FOV", 90, 0, 179);
  private static final NumberParameter IN_FOV = ParameterSpec.number("in_fov", "Input FOV", 180, 1, 360);
  private static final ChoiceParameter INPUT_MODEL =
      ParameterSpec.choice("input_model", "Input Model", 0, ChoiceList.named("Equirectangular (Panorama)",
          "Fisheye: Equidistant", "Fisheye: Equisolid", "Fisheye: Stereographic", "Fisheye: Orthographic"));
  private static final ChoiceParameter INTERPOLATION =
      ParameterSpec.choice("interpolation", "Interpolation", 3,
          ChoiceList.named("Nearest", "Bilinear", "Bicubic", "Auto"));
  private static final ChoiceParameter INVERT =
      ParameterSpec.choice("invert", "Invert View", 0, ChoiceList.named("Normal", "Invert"));
  private static final NumberParameter PITCH = ParameterSpec.number("pitch", "Pitch", 0, -180, 180);
  private static final ChoiceParameter PROJECTION_MODE =
      ParameterSpec.choice("projection_mode", "Projection Mode", 0, ChoiceList.named("Sphere", "Hemisphere",
          "Fisheye: Equidistant", "Fisheye: Equisolid", "Fisheye: Stereographic", "Fisheye: Orthographic"));
  private static final NumberParameter ROLL = ParameterSpec.number("roll", "Roll", 0, -180, 180);
  private static final NumberParameter YAW = ParameterSpec.number("yaw", "Yaw", 0, -180, 180);

  private static final EffectDescriptor DESCRIPTOR =
      new EffectDescriptor(
          "SphericalProjection",
          "Spherical Projection",
          "Shows a view from a panorama or fisheye picture, or turns a panorama into a fisheye picture.",
          Medium.PICTURE,
          List.of(
              FOV, IN_FOV, INPUT_MODEL, INTERPOLATION, INVERT, PITCH, PROJECTION_MODE, ROLL, YAW))
          .withOriginalBytes(OriginalBytes.TURNS);

  @Override
  public EffectDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public PictureFilter open(EffectSetup setup) {
    return new Filter(setup);
  }

  private static final class Filter implements PictureFilter {

    /** Above this many pixels of the view per source pixel, better sampling pays off. */
    private static final double ENLARGED = 1.2;

    private final boolean original;
    private final int mode;
    private final int input;
    private final int interpolation;
    private final boolean inverted;
    private SphereRays rays;
    private SpherePlaces places;
    private boolean round;
    private Sampling sampling;
    private BorderedPicture picture = new BorderedPicture(0, 0);

    Filter(EffectSetup setup) {
      original = setup.fidelity().original();
      mode = (int) Math.clamp(setup.value(PROJECTION_MODE), 0, 5);
      input = (int) Math.clamp(setup.value(INPUT_MODEL), 0, 4);
      interpolation = (int) Math.clamp(setup.value(INTERPOLATION), 0, 3);
      inverted = setup.value(INVERT) != 0;
    }

    @Override
    public Layout layout(PictureContext context) {
      SphereView.Lens[] lenses = SphereView.Lens.values();
      boolean fisheye = input != 0;
      double yaw = Math.toRadians(context.value(YAW) + (inverted && !fisheye ? 180 : 0));
      double roll = Math.toRadians(context.value(ROLL));
      double pitch = Math.toRadians(context.value(PITCH));
      SphereView view = new SphereView(
          yaw, pitch,
          // Views that look back lean the other way, so the roll is negated.
          Math.cos(yaw) * Math.cos(pitch) < 0 ? -roll : roll,
          Math.toRadians(context.value(FOV)), lenses[Math.max(0, mode - 1)], mode == 1, lenses[input],
          Math.toRadians(Math.clamp(context.value(IN_FOV), 1, 360)), inverted && fisheye);
      if (!picture.fits(context.width(), context.height())) {
        picture = new BorderedPicture(context.width(), context.height());
      }
      rays = new SphereRays(context.width(), context.height(), view);
      places = new SpherePlaces(context.width(), context.height(), view);
      round = !fisheye && !view.half() && !original;
      sampling = sampling(view);
      return Layout.passes(2);
    }

    private Sampling sampling(SphereView view) {
      return switch (interpolation) {
        case 0 -> Sampling.NEAREST;
        case 1 -> Sampling.BILINEAR;
        case 2 -> Sampling.BICUBIC;
        default -> view.coverage() / view.fov() > ENLARGED ? Sampling.BICUBIC : Sampling.BILINEAR;
      };
    }

    @Override
    public void apply(PictureContext context, Rows rows) {
      for (int y = rows.from(); y < rows.to(); y++) {
        if (context.pass() == 0) {
          take(context.source(), context.target(), y);
        } else {
          project(context.target(), y);
        }
      }
    }

    /** The original interpolates straight colours, which darkens the edges of translucent areas. */
    private void take(Frame source, Frame target, int y) {
      int[] pixels = PixelRow.of(source.width());
      source.readRow(y, pixels);
      if (original) {
        StraightPixel.straighten(pixels);
      }
      if (round) {
        picture.takeRound(y, pixels);
      } else {
        picture.take(y, pixels);
      }
      target.writeRow(y, pixels);
    }

    private void project(Frame target, int y) {
      RayRow looks = RayRow.of(target.width());
      rays.trace(y, looks);
      places.find(looks);
      SampledRow row = SampledRow.of(target.width());
      row.read(picture, sampling, looks.x, looks.y);
      if (original) {
        StraightPixel.premultiply(row.pixels);
      } else {
        limit(row.pixels);
      }
      target.writeRow(y, row.pixels);
    }

    private static void limit(int[] pixels) {
      for (int i = 0; i < pixels.length; i++) {
        int alpha = pixels[i] >>> 24;
        int red = Math.min(alpha, pixels[i] & 0xFF);
        int green = Math.min(alpha, pixels[i] >>> 8 & 0xFF);
        int blue = Math.min(alpha, pixels[i] >>> 16 & 0xFF);
        pixels[i] = Pixel.of(red, green, blue, alpha);
      }
    }
  }
}
