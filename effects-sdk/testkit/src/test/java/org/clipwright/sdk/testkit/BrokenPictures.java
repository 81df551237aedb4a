package org.clipwright.sdk.testkit;

import java.util.List;
import java.util.function.UnaryOperator;
import org.clipwright.sdk.effect.EffectDescriptor;
import org.clipwright.sdk.effect.EffectSetup;
import org.clipwright.sdk.effect.Layout;
import org.clipwright.sdk.effect.PictureContext;
import org.clipwright.sdk.effect.PictureEffect;
import org.clipwright.sdk.effect.PictureFilter;
import org.clipwright.sdk.media.Frame;
import org.clipwright.sdk.media.Pixel;
import org.clipwright.sdk.media.Rows;
import org.clipwright.sdk.parameter.NumberParameter;
import org.clipwright.sdk.parameter.ParameterSpec;

/** A picture effect that dims, and can be made wrong in one place; shared fields are what some of the mistakes need. */
final class BrokenPictures implements PictureEffect {

  private static final NumberParameter STRENGTH = ParameterSpec.number("strength", "Strength", 0.5, 0, 1);

  /** A place for mistakes in a row of the picture: its pixels are to be dimmed by the strength. */
  interface Row {

    void apply(Frame source, Frame target, int y, double strength);
  }

  private final UnaryOperator<Row> mistake;
  private final Place place;
  private double commonStrength;

  /** Where the strength is kept from layout to apply. */
  enum Place {
    IN_FILTER,
    IN_EFFECT
  }

  private BrokenPictures(UnaryOperator<Row> mistake, Place place) {
    this.mistake = mistake;
    this.place = place;
  }

  static PictureEffect sound() {
    return with(row -> row);
  }

  static PictureEffect with(UnaryOperator<Row> mistake) {
    return new BrokenPictures(mistake, Place.IN_FILTER);
  }

  static PictureEffect keepingItsStrengthInTheEffect() {
    return new BrokenPictures(row -> row, Place.IN_EFFECT);
  }

  private static void dim(Frame source, Frame target, int y, double strength) {
    for (int i = y * target.width(); i < (y + 1) * target.width(); i++) {
      target.pixel(i, dimmed(source.pixel(i), strength));
    }
  }

  static int dimmed(int pixel, double strength) {
    double light = 1 - strength / 2;
    return Pixel.of((int) (Pixel.red(pixel) * light), (int) (Pixel.green(pixel) * light),
        (int) (Pixel.blue(pixel) * light), Pixel.alpha(pixel));
  }

  @Override
  public EffectDescriptor descriptor() {
    return new EffectDescriptor("Dim", "Dim", "Dims the picture.", EffectDescriptor.Medium.PICTURE,
        List.of(STRENGTH));
  }

  @Override
  public PictureFilter open(EffectSetup setup) {
    Row row = mistake.apply(BrokenPictures::dim);
    return new PictureFilter() {

      private double ownStrength;

      @Override
      public Layout layout(PictureContext context) {
        ownStrength = context.value(STRENGTH);
        commonStrength = ownStrength;
        return Layout.picture();
      }

      @Override
      public void apply(PictureContext context, Rows rows) {
        double strength = switch (place) {
          case IN_FILTER -> ownStrength;
          case IN_EFFECT -> commonStrength;
        };
        for (int y = rows.from(); y < rows.to(); y++) {
          row.apply(context.source(), context.target(), y,
              Double.isNaN(strength) ? strength : Math.clamp(strength, 0, 1));
        }
      }
    };
  }
}
