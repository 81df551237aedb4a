package org.clipwright.plugin.effects.picture.key;

import org.clipwright.plugin.effects.picture.pixel.StraightAlpha;

/**
 * The ways to measure a colour's distance from a key colour, in the order of their numbers in projects.
 *
 * <p>Formulas and scales are the original engine's; all but the first use premultiplied bytes directly.
 */
enum KeyDistance {
  BASIC("Basic keying") {
    @Override
    FromKey from(int red, int green, int blue) {
      return pixel -> {
        int alpha = pixel >>> 24;
        int r = StraightAlpha.wrapped(pixel & 0xFF, alpha);
        int dr = r - red;
        int dg = StraightAlpha.wrapped(pixel >>> 8 & 0xFF, alpha) - green;
        int db = StraightAlpha.wrapped(pixel >>> 16 & 0xFF, alpha) - blue;
        int mean = (r + red) / 2;
        return (int) Math.sqrt(((512 + mean) * dr * dr >> 8) + 4 * dg * dg + ((767 - mean) * db * db >> 8));
      };
    }

    @Override
    boolean hasHalo() {
      return false;
    }
  },
  HUE("HSV/HSL hue") {
    @Override
    FromKey from(int red, int green, int blue) {
      float key = KeyColor.hue(red, green, blue);
      return pixel -> {
        float apart = Math.abs(KeyColor.hue(pixel & 0xFF, pixel >>> 8 & 0xFF, pixel >>> 16 & 0xFF) - key);
        return Math.min(apart, 1 - apart) * 500;
      };
    }
  },
  HSV_SATURATION("HSV saturation") {
    @Override
    FromKey from(int red, int green, int blue) {
      return apart(KeyColor::hsvSaturation, red, green, blue, 255);
    }
  },
  HSL_SATURATION("HSL saturation") {
    @Override
    FromKey from(int red, int green, int blue) {
      return apart(KeyColor::hslSaturation, red, green, blue, 255);
    }
  },
  HSV_VALUE("HSV value") {
    @Override
    FromKey from(int red, int green, int blue) {
      return apart(KeyColor::value, red, green, blue, 255);
    }
  },
  HSL_LUMINANCE("HSL luminance") {
    @Override
    FromKey from(int red, int green, int blue) {
      return apart(KeyColor::lightness, red, green, blue, 255);
    }
  },
  LCH_LUMINOSITY("LCH luminosity") {
    @Override
    FromKey from(int red, int green, int blue) {
      return apart((r, g, b) -> CieLab.of(r, g, b).lightness, red, green, blue, 1);
    }
  },
  LCH_CHROMA("LCH chroma") {
    @Override
    FromKey from(int red, int green, int blue) {
      return apart((r, g, b) -> CieLab.of(r, g, b).chroma(), red, green, blue, 1);
    }
  },
  LCH_HUE("LCH hue") {
    @Override
    FromKey from(int red, int green, int blue) {
      float key = CieLab.of(red, green, blue).hue();
      return pixel -> {
        float apart = Math.abs(CieLab.of(pixel & 0xFF, pixel >>> 8 & 0xFF, pixel >>> 16 & 0xFF).hue() - key);
        return Math.min(apart, 360 - apart);
      };
    }

    @Override
    boolean hasHalo() {
      return false;
    }
  },
  CIE_DISTANCE("CIE Distance") {
    @Override
    FromKey from(int red, int green, int blue) {
      CieDifference key = new CieDifference(red, green, blue);
      return pixel -> key.to(pixel & 0xFF, pixel >>> 8 & 0xFF, pixel >>> 16 & 0xFF);
    }
  },
  CB_CR("Cb,Cr vector") {
    @Override
    FromKey from(int red, int green, int blue) {
      int keyCb = KeyColor.cb(red, green, blue);
      int keyCr = KeyColor.cr(red, green, blue);
      return pixel -> {
        int dcb = KeyColor.cb(pixel & 0xFF, pixel >>> 8 & 0xFF, pixel >>> 16 & 0xFF) - keyCb;
        int dcr = KeyColor.cr(pixel & 0xFF, pixel >>> 8 & 0xFF, pixel >>> 16 & 0xFF) - keyCr;
        return (float) Math.sqrt(dcb * dcb + dcr * dcr);
      };
    }
  };

  private final String title;

  KeyDistance(String title) {
    this.title = title;
  }

  /** Measures the distance of a premultiplied pixel from the key. */
  interface FromKey {
    float to(int pixel);
  }

  /** One property of an 8-bit colour. */
  interface Property {
    float of(int red, int green, int blue);
  }

  /** The distances from a key colour. */
  abstract FromKey from(int red, int green, int blue);

  /** Whether colours just beyond the threshold fade. */
  boolean hasHalo() {
    return true;
  }

  /** The label in an editor. */
  String title() {
    return title;
  }

  private static FromKey apart(Property property, int red, int green, int blue, float scale) {
    float key = property.of(red, green, blue);
    return pixel -> Math.abs(property.of(pixel & 0xFF, pixel >>> 8 & 0xFF, pixel >>> 16 & 0xFF) - key) * scale;
  }
}
