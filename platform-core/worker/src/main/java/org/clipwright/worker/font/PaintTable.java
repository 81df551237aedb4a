package org.clipwright.worker.font;

import java.awt.geom.AffineTransform;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The numbers of a table of paints (COLR 1), in the units of the font, whose axis goes up. */
final class PaintTable {

  private static final int ROOTS = 14;
  private static final int LAYERS = 18;
  private static final int RECORD = 6;
  private static final double HALF_TURN = Math.PI;

  private final ByteBuffer table;
  private final Map<Integer, Integer> roots = new HashMap<>();

  private PaintTable(byte[] bytes) {
    this.table = ByteBuffer.wrap(bytes);
    int list = table.getInt(ROOTS);
    int count = list == 0 ? 0 : Math.min(table.getInt(list), bytes.length / RECORD);
    for (int i = 0; i < count; i++) {
      int place = list + 4 + RECORD * i;
      roots.put(unsigned(place), list + table.getInt(place + 2));
    }
  }

  /** Empty where glyphs have layers only, or nothing. */
  static Optional<PaintTable> read(byte[] bytes) {
    boolean possible = bytes.length > LAYERS + 4 && ByteBuffer.wrap(bytes).getShort() > 0;
    return Optional.of(bytes).filter(_ -> possible).map(PaintTable::new).filter(table -> !table.roots.isEmpty());
  }

  /** The place of a glyph's paint; empty where it has none. */
  Optional<Integer> root(int glyph) {
    return Optional.ofNullable(roots.get(glyph));
  }

  /** The place of a paint in the list that glyphs share. */
  int layer(long number) {
    int list = table.getInt(LAYERS);
    if (list == 0 || number >= Integer.toUnsignedLong(table.getInt(list))) {
      throw new IndexOutOfBoundsException("There is no layer " + number + ".");
    }
    return list + table.getInt(Math.toIntExact(list + 4 + 4 * number));
  }

  int octet(int place) {
    return table.get(place) & 0xFF;
  }

  int unsigned(int place) {
    return table.getShort(place) & 0xFFFF;
  }

  int signed(int place) {
    return table.getShort(place);
  }

  long number(int place) {
    return Integer.toUnsignedLong(table.getInt(place));
  }

  /** A number from -2 to 2. */
  double fraction(int place) {
    return table.getShort(place) / 16_384.0;
  }

  /** The place to which three bytes of a paint point. */
  int linked(int paint, int place) {
    return paint + (octet(place) << 16 | unsigned(place + 1));
  }

  /** How a paint moves the one that it encloses. */
  AffineTransform transform(int paint) {
    int kind = octet(paint) & ~1;
    int first = paint + 4;
    return switch (kind) {
      case 12 -> matrix(linked(paint, first));
      case 14 -> AffineTransform.getTranslateInstance(signed(first), signed(first + 2));
      case 16 -> AffineTransform.getScaleInstance(fraction(first), fraction(first + 2));
      case 18 -> around(first + 4, AffineTransform.getScaleInstance(fraction(first), fraction(first + 2)));
      case 20 -> AffineTransform.getScaleInstance(fraction(first), fraction(first));
      case 22 -> around(first + 2, AffineTransform.getScaleInstance(fraction(first), fraction(first)));
      case 24 -> AffineTransform.getRotateInstance(fraction(first) * HALF_TURN);
      case 26 -> around(first + 2, AffineTransform.getRotateInstance(fraction(first) * HALF_TURN));
      case 28 -> skewed(first);
      case 30 -> around(first + 4, skewed(first));
      default -> throw new IllegalArgumentException("The font has a paint of the unknown kind " + kind + ".");
    };
  }

  private AffineTransform matrix(int place) {
    double[] numbers = new double[6];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = table.getInt(place + 4 * i) / 65_536.0;
    }
    return new AffineTransform(numbers);
  }

  private AffineTransform skewed(int place) {
    return AffineTransform.getShearInstance(
        -Math.tan(fraction(place) * HALF_TURN), Math.tan(fraction(place + 2) * HALF_TURN));
  }

  private AffineTransform around(int centre, AffineTransform moved) {
    AffineTransform whole = AffineTransform.getTranslateInstance(signed(centre), signed(centre + 2));
    whole.concatenate(moved);
    whole.translate(-signed(centre), -signed(centre + 2));
    return whole;
  }
}
