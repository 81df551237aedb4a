package org.clipwright.plugin.effects.picture.flare;

import org.clipwright.sdk.media.Color;

/**
 * One part of a flare.
 *
 * @param offset position relative to the light: 0 at the light, 1 at the centre of the picture, 2 as far beyond it
 * @param radius in picture widths
 * @param red 0 to 255, green and blue likewise
 */
record FlarePart(FlareShape shape, float offset, float radius, float red, float green, float blue) {

  /** The position of a light in a picture: x and y are -1 to 1 from side to side. */
  record Place(int width, int height, float x, float y, float size, float spread) {

    float lightX() {
      return (x / 2 + 0.5f) * width;
    }

    float lightY() {
      return (y / 2 + 0.5f) * height;
    }
  }

  /** The part as placed in a picture; all lengths in pixels. */
  record Placed(FlareShape shape, float x, float y, float radius, float red, float green, float blue) {

    float weight(int pixelX, int pixelY) {
      float dx = pixelX - x;
      float dy = pixelY - y;
      float square = dx * dx + dy * dy;
      float reach = radius * 1.07f;
      return square > reach * reach ? 0 : shape.weight((float) Math.sqrt(square), radius);
    }
  }

  /** The part seen through a colour filter. */
  FlarePart tinted(Color tint) {
    return new FlarePart(shape, offset, radius, red * tint.red() / 255, green * tint.green() / 255,
        blue * tint.blue() / 255);
  }

  /** The part in a picture; parts with an offset are on the line from the light through the centre. */
  Placed at(Place place) {
    float middleX = place.width() / 2f;
    float middleY = place.height() / 2f;
    float beyond = (offset - 1) * place.spread();
    float x = offset == 0 ? place.lightX() : middleX + beyond * (middleX - place.lightX());
    float y = offset == 0 ? place.lightY() : middleY + beyond * (middleY - place.lightY());
    return new Placed(shape, x, y, Math.max(0.5f, radius * place.width() * place.size()), red, green, blue);
  }
}
