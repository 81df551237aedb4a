package org.clipwright.plugin.effects.picture.shape;

import java.util.List;
import java.util.Optional;
import org.clipwright.plugin.effects.picture.pixel.BilinearPixel;
import org.clipwright.plugin.effects.picture.pixel.MaskTone;
import org.clipwright.sdk.effect.EffectDescriptor;
import org.clipwright.sdk.effect.EffectDescriptor.Medium;
import org.clipwright.sdk.effect.EffectSetup;
import org.clipwright.sdk.effect.Layout;
import org.clipwright.sdk.effect.PictureContext;
import org.clipwright.sdk.effect.PictureEffect;
import org.clipwright.sdk.effect.PictureFilter;
import org.clipwright.sdk.media.Frame;
import org.clipwright.sdk.media.Pixel;
import org.clipwright.sdk.media.Rows;
import org.clipwright.sdk.parameter.FlagParameter;
import org.clipwright.sdk.parameter.NumberParameter;
import org.clipwright.sdk.parameter.ParameterSpec;
import org.clipwright.sdk.parameter.ReaderParameter;

/** Displaces the parts of a picture according to a grey map: bright areas one way, dark ones the other. */
public final class Displace implements PictureEffect {

  private static final NumberParameter BRIGHTNESS = ParameterSpec.number("brightness", "Brightness", 0, -1, 1);
  private static final NumberParameter CONTRAST = ParameterSpec.number("contrast", "Contrast", 0, 0, 20);
  private static final NumberParameter HORIZONTAL = ParameterSpec.number("horizontal", "Horizontal", 0.05, -1, 1);
  private static final FlagParameter INVERT = ParameterSpec.flag("invert", "Invert", false);
  private static final ReaderParameter MAP_READER = ParameterSpec.reader("map_reader", "Map");
  private static final FlagParameter REPLACE_IMAGE = ParameterSpec.flag("replace_image", "Replace Image", false);
  private static final NumberParameter STRENGTH = ParameterSpec.number("strength", "Strength", 1, 0, 3);
  private static final NumberParameter VERTICAL = ParameterSpec.number("vertical", "Vertical", 0, -1, 1);

  private static final EffectDescriptor DESCRIPTOR =
      new EffectDescriptor(
          "Displace",
          "Displacement Map",
          "Displaces parts of the picture by a grey map: bright ones one way, dark ones the other.",
          Medium.PICTURE,
          List.of(
              BRIGHTNESS, CONTRAST, HORIZONTAL, INVERT, MAP_READER, REPLACE_IMAGE, STRENGTH, VERTICAL));

  @Override
  public EffectDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public PictureFilter open(EffectSetup setup) {
    return new Filter(setup.isSet(INVERT), setup.isSet(REPLACE_IMAGE));
  }

  private static final class Filter implements PictureFilter {

    private static final int NEUTRAL = 128;
    private static final double MIDDLE = 127.5;

    private final boolean inverted;
    private final boolean showingMap;
    private final MaskTone tone = new MaskTone();
    private Frame map;
    private double across;
    private double down;

    Filter(boolean inverted, boolean showingMap) {
      this.inverted = inverted;
      this.showingMap = showingMap;
    }

    @Override
    public Layout layout(PictureContext context) {
      Optional<Frame> picture = context.picture(MAP_READER, context.width(), context.height());
      across = context.value(STRENGTH) * context.value(HORIZONTAL) * context.width();
      down = context.value(STRENGTH) * context.value(VERTICAL) * context.height();
      if (picture.isEmpty() || across == 0 && down == 0 && !showingMap) {
        return Layout.unchanged();
      }
      map = picture.get();
      tone.set(context.value(BRIGHTNESS), context.value(CONTRAST));
      return Layout.picture();
    }

    @Override
    public void apply(PictureContext context, Rows rows) {
      Frame source = context.source();
      Frame target = context.target();
      int width = target.width();
      for (int y = rows.from(); y < rows.to(); y++) {
        for (int x = 0; x < width; x++) {
          int grey = grey(map.pixel(y * width + x));
          double share = (grey - MIDDLE) / MIDDLE;
          target.pixel(y * width + x, showingMap
              ? Pixel.opaque(grey, grey, grey)
              : BilinearPixel.of(source, within(x + share * across, width), within(y + share * down, source.height())));
        }
      }
    }

    /** Edge pixels are repeated beyond the edges. */
    private static double within(double place, int length) {
      return Math.clamp(place, 0, length - 1);
    }

    /** The more transparent the map is, the less its pixels displace. */
    private int grey(int pixel) {
      int grey = Pixel.clamp(tone.of(pixel));
      int turned = inverted ? 255 - grey : grey;
      return NEUTRAL + (turned - NEUTRAL) * (pixel >>> 24) / 255;
    }
  }
}
