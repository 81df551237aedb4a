package org.clipwright.plugin.effects.picture.blur;

import java.util.List;
import org.clipwright.sdk.effect.EffectDescriptor;
import org.clipwright.sdk.effect.EffectDescriptor.Medium;
import org.clipwright.sdk.effect.EffectSetup;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.sdk.effect.Layout;
import org.clipwright.sdk.effect.PictureContext;
import org.clipwright.sdk.effect.PictureEffect;
import org.clipwright.sdk.effect.PictureFilter;
import org.clipwright.sdk.media.Rows;
import org.clipwright.sdk.parameter.ParameterSpec;

/** Makes a picture unsharp. */
public final class Blur implements PictureEffect {

  private static final EffectDescriptor DESCRIPTOR =
      new EffectDescriptor(
          "Blur",
          "Blur",
          "Makes the picture unsharp, across and down by distances of their own.",
          Medium.PICTURE,
          List.of(
              ParameterSpec.number("horizontal_radius", "Horizontal Radius", 6, 0, 100),
              ParameterSpec.number("vertical_radius", "Vertical Radius", 6, 0, 100),
              ParameterSpec.number("sigma", "Sigma", 3, 0, 100),
              ParameterSpec.number("iterations", "Iterations", 3, 0, 100)));

  @Override
  public EffectDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public PictureFilter open(EffectSetup setup) {
    return new Filter(setup.fidelity());
  }

  /** Ignores {@code sigma}, as the original engine does; {@code iterations} count up to what an editor offers. */
  private static final class Filter implements PictureFilter {

    private static final int MOST_ITERATIONS = 100;

    private final Fidelity fidelity;
    private int across;
    private int down;

    Filter(Fidelity fidelity) {
      this.fidelity = fidelity;
    }

    @Override
    public Layout layout(PictureContext context) {
      across = BoxBlur.radius(context.number("horizontal_radius"));
      down = BoxBlur.radius(context.number("vertical_radius"));
      int directions = (across > 0 ? 1 : 0) + (down > 0 ? 1 : 0);
      int passes = directions * Math.clamp(context.integer("iterations"), 0, MOST_ITERATIONS);
      if (fidelity == Fidelity.ORIGINAL) {
        // The original swaps two pictures and ends on the wrong one after an odd number of passes.
        passes -= passes % 2;
      }
      return passes == 0 ? Layout.unchanged() : Layout.passes(passes);
    }

    @Override
    public void apply(PictureContext context, Rows rows) {
      boolean both = across > 0 && down > 0;
      if (both ? context.pass() % 2 == 0 : across > 0) {
        BoxBlur.alongRows(context.source(), context.target(), rows, across);
      } else {
        BoxBlur.alongColumns(context.source(), context.target(), rows, down);
      }
    }
  }
}
