package org.clipwright.worker.font;

import java.awt.Font;
import java.awt.Graphics2D;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.clipwright.sdk.text.ColorFont;

/** Glyphs that are pictures of one size, as PNG. */
final class BitmapGlyphs implements ColorFont {

  private static final int SIZE = 48;
  private static final int RANGE = 8;
  private static final int LONGEST_HEAD = 12;

  private final ByteBuffer bitmaps;
  private final int size;
  private final Font font;
  private final Map<Integer, Place> places;
  private final GlyphPictures pictures;

  /**
   * Where a picture is.
   *
   * @param left its distance from the beginning, if the index has it
   * @param top its height above the baseline
   */
  private record Place(int offset, int format, int left, int top) {}

  private BitmapGlyphs(ByteBuffer bitmaps, int size, Font font, Map<Integer, Place> places) {
    this.bitmaps = bitmaps;
    this.size = size;
    this.font = font;
    this.places = places;
    this.pictures = new GlyphPictures(bitmaps, font);
  }

  /**
   * Reads the largest of the sizes.
   *
   * @param font has the glyphs' widths
   */
  static BitmapGlyphs read(byte[] index, byte[] bitmaps, Font font) throws IOException {
    ByteBuffer table = ByteBuffer.wrap(index);
    int best = -1;
    for (int i = 0; i < Math.min(table.getInt(4), index.length / SIZE); i++) {
      int entry = 8 + SIZE * i;
      best = best < 0 || pixels(table, entry) > pixels(table, best) ? entry : best;
    }
    if (best < 0 || pixels(table, best) == 0) {
      throw new IOException("The font has an index without bitmaps.");
    }
    Map<Integer, Place> places = new HashMap<>();
    int ranges = table.getInt(best);
    for (int i = 0; i < Math.min(table.getInt(best + 8), index.length / RANGE); i++) {
      range(table, ranges, ranges + RANGE * i, places);
    }
    places.values().forEach(place -> Objects.checkFromIndexSize(place.offset(), LONGEST_HEAD, bitmaps.length));
    return new BitmapGlyphs(ByteBuffer.wrap(bitmaps), pixels(table, best), font, places);
  }

  private static int pixels(ByteBuffer table, int entry) {
    return table.get(entry + 45) & 0xFF;
  }

  private static int unsigned(ByteBuffer table, int place) {
    return table.getShort(place) & 0xFFFF;
  }

  private static void range(ByteBuffer table, int ranges, int entry, Map<Integer, Place> places) {
    int first = unsigned(table, entry);
    int count = unsigned(table, entry + 2) - first + 1;
    int part = ranges + table.getInt(entry + 4);
    int format = unsigned(table, part + 2);
    int data = table.getInt(part + 4);
    switch (unsigned(table, part)) {
      case 1 -> {
        for (int i = 0; i < count; i++) {
          int from = table.getInt(part + 8 + 4 * i);
          if (from != table.getInt(part + 12 + 4 * i)) {
            places.put(first + i, new Place(data + from, format, 0, 0));
          }
        }
      }
      case 2 -> {
        for (int i = 0; i < count; i++) {
          places.put(first + i, equal(table, part, data + i * table.getInt(part + 8), format));
        }
      }
      case 3 -> {
        for (int i = 0; i < count; i++) {
          int from = unsigned(table, part + 8 + 2 * i);
          if (from != unsigned(table, part + 10 + 2 * i)) {
            places.put(first + i, new Place(data + from, format, 0, 0));
          }
        }
      }
      case 4 -> {
        for (int i = 0; i < Math.min(table.getInt(part + 8), count); i++) {
          places.put(unsigned(table, part + 12 + 4 * i),
              new Place(data + unsigned(table, part + 14 + 4 * i), format, 0, 0));
        }
      }
      case 5 -> {
        for (int i = 0; i < Math.min(table.getInt(part + 20), count); i++) {
          places.put(unsigned(table, part + 24 + 2 * i),
              equal(table, part, data + i * table.getInt(part + 8), format));
        }
      }
      default -> throw new IllegalArgumentException("The font has an index of an unknown kind.");
    }
  }

  /** Pictures of one size, whose place on the line is in the index. */
  private static Place equal(ByteBuffer table, int part, int offset, int format) {
    return new Place(offset, format, table.get(part + 14), table.get(part + 15));
  }

  @Override
  public Font shaping() {
    return font;
  }

  @Override
  public void draw(Graphics2D graphics, int glyph, double pixels) {
    Place place = places.get(glyph);
    if (place == null) {
      return;
    }
    int head = switch (place.format()) {
      case 17 -> 5;
      case 18 -> 8;
      default -> 0;
    };
    int left = head == 0 ? place.left() : bitmaps.get(place.offset() + 2);
    int top = head == 0 ? place.top() : bitmaps.get(place.offset() + 3);
    pictures.picture(place.offset() + head + 4, bitmaps.getInt(place.offset() + head))
        .ifPresent(picture -> GlyphPictures.draw(graphics, picture, left, top, pixels / size));
  }
}
