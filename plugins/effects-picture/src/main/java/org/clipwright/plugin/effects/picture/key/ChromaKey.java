package org.clipwright.plugin.effects.picture.key;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clipwright.sdk.effect.EffectDescriptor;
import org.clipwright.sdk.effect.EffectDescriptor.Medium;
import org.clipwright.sdk.effect.EffectSetup;
import org.clipwright.sdk.effect.Layout;
import org.clipwright.sdk.effect.OriginalBytes;
import org.clipwright.sdk.effect.PictureContext;
import org.clipwright.sdk.effect.PictureEffect;
import org.clipwright.sdk.effect.PictureFilter;
import org.clipwright.sdk.media.Color;
import org.clipwright.sdk.media.Frame;
import org.clipwright.sdk.media.Rows;
import org.clipwright.sdk.parameter.ChoiceParameter;
import org.clipwright.sdk.parameter.ColorParameter;
import org.clipwright.sdk.parameter.NumberParameter;
import org.clipwright.sdk.parameter.ParameterSpec;

/** Makes everything close to a key colour transparent, such as a green screen. */
public final class ChromaKey implements PictureEffect {

  private static final ColorParameter COLOR = ParameterSpec.color("color", "Color", Color.of(0, 0, 0));
  private static final NumberParameter FUZZ = ParameterSpec.number("fuzz", "Threshold", 5, 0, 125);
  private static final NumberParameter HALO = ParameterSpec.number("halo", "Halo", 0, 0, 125);
  private static final ChoiceParameter KEYMETHOD = ParameterSpec.choice("keymethod", "Key Method", 0, methods());

  private static final EffectDescriptor DESCRIPTOR =
      new EffectDescriptor(
          "ChromaKey",
          "Chroma Key (Greenscreen)",
          "Makes areas close to a key colour transparent, such as a green screen behind a person.",
          Medium.PICTURE,
          List.of(COLOR, FUZZ, HALO, KEYMETHOD))
          .withOriginalBytes(OriginalBytes.TRUSTS);

  private static Map<Integer, String> methods() {
    Map<Integer, String> methods = new LinkedHashMap<>();
    for (KeyDistance method : KeyDistance.values()) {
      methods.put(method.ordinal(), method.title());
    }
    return methods;
  }

  @Override
  public EffectDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public PictureFilter open(EffectSetup setup) {
    int method = (int) setup.value(KEYMETHOD);
    KeyDistance[] methods = KeyDistance.values();
    return new Filter(method >= 0 && method < methods.length ? methods[method] : KeyDistance.BASIC);
  }

  private static final class Filter implements PictureFilter {

    private final KeyDistance method;
    private KeyDistance.FromKey distance;
    private int fuzz;
    private int halo;

    Filter(KeyDistance method) {
      this.method = method;
    }

    @Override
    public Layout layout(PictureContext context) {
      Color key = context.value(COLOR);
      distance = method.from(key.red(), key.green(), key.blue());
      fuzz = context.integer(FUZZ);
      halo = method.hasHalo() ? Math.max(0, context.integer(HALO)) : 0;
      return Layout.perPixel();
    }

    @Override
    public void apply(PictureContext context, Rows rows) {
      Frame frame = context.target();
      int end = rows.to() * frame.width();
      for (int i = rows.from() * frame.width(); i < end; i++) {
        int pixel = frame.pixel(i);
        if (pixel != 0) {
          frame.pixel(i, keyed(pixel));
        }
      }
    }

    private int keyed(int pixel) {
      float far = distance.to(pixel);
      if (far <= fuzz) {
        return 0;
      }
      return far <= fuzz + halo ? shared(pixel, (far - fuzz) / halo) : pixel;
    }

    private static int shared(int pixel, float share) {
      return (int) ((pixel & 0xFF) * share)
          | (int) ((pixel >>> 8 & 0xFF) * share) << 8
          | (int) ((pixel >>> 16 & 0xFF) * share) << 16
          | (int) ((pixel >>> 24) * share) << 24;
    }
  }
}
