package org.clipwright.worker.font;

import java.awt.AlphaComposite;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import org.clipwright.sdk.text.ColorFont;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Glyphs that are painted in steps: outlines filled with colours and gradients, moved, and laid upon each other. */
final class PaintedGlyphs implements ColorFont {

  private static final Logger LOG = LoggerFactory.getLogger(PaintedGlyphs.class);
  private static final FontRenderContext METRICS = new FontRenderContext(new AffineTransform(), true, true);
  private static final int MOST_STEPS = 4_000;
  private static final int DEEPEST = 32;
  private static final int MOST_LAYERS = 16;
  private static final int LARGEST_LAYER = 1_024;

  /** A glyph reaches at most so many sizes of the font to each side of the glyph's beginning. */
  private static final double REACH = 2;

  private static final int LAYERS = 1;
  private static final int GLYPH = 10;
  private static final int OTHER_GLYPH = 11;
  private static final int COMPOSITE = 32;

  /** Java's rules by the font's numbers; those that mix colours are drawn as if the source lay upon the other. */
  private static final List<AlphaComposite> RULES = List.of(AlphaComposite.Clear, AlphaComposite.Src,
      AlphaComposite.Dst, AlphaComposite.SrcOver, AlphaComposite.DstOver, AlphaComposite.SrcIn, AlphaComposite.DstIn,
      AlphaComposite.SrcOut, AlphaComposite.DstOut, AlphaComposite.SrcAtop, AlphaComposite.DstAtop,
      AlphaComposite.Xor);

  private final Font font;
  private final int units;
  private final PaintTable table;
  private final GlyphGradients fills;
  private final ColorFont others;

  /**
   * The glyphs of a font.
   *
   * @param font has the outlines
   * @param units how many of them are the size of the font
   * @param others draws glyphs that are not painted
   */
  PaintedGlyphs(PaintTable table, Palette palette, Font font, int units, ColorFont others) {
    this.font = font;
    this.units = Math.max(1, units);
    this.table = table;
    this.fills = new GlyphGradients(table, palette);
    this.others = others;
  }

  @Override
  public Font shaping() {
    return font;
  }

  @Override
  public void draw(Graphics2D graphics, int glyph, double pixels) {
    Optional<Integer> root = table.root(glyph);
    if (root.isEmpty()) {
      others.draw(graphics, glyph, pixels);
      return;
    }
    Graphics2D drawn = (Graphics2D) graphics.create();
    drawn.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    drawn.scale(pixels / units, -pixels / units);
    drawn.clip(new Rectangle2D.Double(-REACH * units, -REACH * units, 2 * REACH * units, 2 * REACH * units));
    try {
      new Painting(graphics.getColor()).paint(drawn, root.get(), 0);
    } catch (IndexOutOfBoundsException | IllegalArgumentException | ArithmeticException damaged) {
      LOG.warn("A glyph of a font cannot be painted. font={} reason={}", font.getFamily(), damaged.toString());
    } finally {
      drawn.dispose();
    }
  }

  /** One glyph, whose steps are counted, since they may refer to each other in circles. */
  private final class Painting {

    private final Color text;
    private int steps;
    private int layers;

    Painting(Color text) {
      this.text = text;
    }

    void paint(Graphics2D graphics, int paint, int depth) {
      if (++steps > MOST_STEPS || depth > DEEPEST) {
        throw new IllegalArgumentException("It takes too many steps.");
      }
      int kind = table.octet(paint);
      if (fills.isFill(paint)) {
        fill(graphics, graphics.getClip(), paint, new AffineTransform());
        return;
      }
      switch (kind) {
        case LAYERS -> {
          for (int i = 0; i < table.octet(paint + 1); i++) {
            paint(graphics, table.layer(table.number(paint + 2) + i), depth + 1);
          }
        }
        case GLYPH -> outlined(graphics, paint, depth);
        case OTHER_GLYPH -> {
          int other = table.unsigned(paint + 1);
          paint(graphics, table.root(other)
              .orElseThrow(() -> new IllegalArgumentException("It has no paint " + other + ".")), depth + 1);
        }
        case COMPOSITE -> composite(graphics, paint, depth);
        default -> {
          Graphics2D moved = (Graphics2D) graphics.create();
          moved.transform(table.transform(paint));
          paint(moved, table.linked(paint, paint + 1), depth + 1);
          moved.dispose();
        }
      }
    }

    /** Fills an outline with smooth edges, as long as nothing but a fill is in it. */
    private void outlined(Graphics2D graphics, int paint, int depth) {
      Shape outline = outline(table.unsigned(paint + 4));
      int inner = table.linked(paint, paint + 1);
      AffineTransform moved = new AffineTransform();
      for (int i = 0; i < DEEPEST && isMove(inner); i++) {
        moved.concatenate(table.transform(inner));
        inner = table.linked(inner, inner + 1);
      }
      if (fills.isFill(inner)) {
        fill(graphics, outline, inner, moved);
        return;
      }
      Graphics2D clipped = (Graphics2D) graphics.create();
      clipped.clip(outline);
      paint(clipped, table.linked(paint, paint + 1), depth + 1);
      clipped.dispose();
    }

    private boolean isMove(int paint) {
      int kind = table.octet(paint);
      return kind > OTHER_GLYPH && kind < COMPOSITE;
    }

    private void fill(Graphics2D graphics, Shape shape, int paint, AffineTransform moved) {
      graphics.setPaint(fills.paint(paint, text, moved));
      graphics.fill(shape);
    }

    private void composite(Graphics2D graphics, int paint, int depth) {
      int source = table.linked(paint, paint + 1);
      int rule = table.octet(paint + 4);
      int backdrop = table.linked(paint, paint + 5);
      if (rule >= RULES.size() || RULES.get(rule).equals(AlphaComposite.SrcOver)) {
        paint(graphics, backdrop, depth + 1);
        paint(graphics, source, depth + 1);
        return;
      }
      BufferedImage below = layer(graphics, backdrop, depth);
      Graphics2D joined = below.createGraphics();
      joined.setComposite(RULES.get(rule));
      joined.drawImage(layer(graphics, source, depth), 0, 0, null);
      joined.dispose();
      Graphics2D placed = (Graphics2D) graphics.create();
      placed.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
      placed.transform(onto(below.getWidth()));
      placed.drawImage(below, 0, 0, null);
      placed.dispose();
    }

    /** A paint alone, as finely as it will be seen. */
    private BufferedImage layer(Graphics2D graphics, int paint, int depth) {
      if (++layers > MOST_LAYERS) {
        throw new IllegalArgumentException("It has too many layers.");
      }
      double scale = Math.sqrt(Math.abs(graphics.getTransform().getDeterminant()));
      int side = Math.clamp((long) Math.ceil(2 * REACH * units * scale), 1, LARGEST_LAYER);
      BufferedImage layer = new BufferedImage(side, side, BufferedImage.TYPE_INT_ARGB_PRE);
      Graphics2D drawn = layer.createGraphics();
      drawn.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      drawn.translate(side / 2.0, side / 2.0);
      drawn.scale(side / (2 * REACH * units), -side / (2 * REACH * units));
      drawn.setClip(graphics.getClip());
      paint(drawn, paint, depth + 1);
      drawn.dispose();
      return layer;
    }

    private AffineTransform onto(int side) {
      AffineTransform placing = AffineTransform.getScaleInstance(2 * REACH * units / side, -2 * REACH * units / side);
      placing.translate(-side / 2.0, -side / 2.0);
      return placing;
    }
  }

  private Shape outline(int glyph) {
    return AffineTransform.getScaleInstance(1, -1).createTransformedShape(
        font.deriveFont((float) units).createGlyphVector(METRICS, new int[] {glyph}).getOutline());
  }
}
