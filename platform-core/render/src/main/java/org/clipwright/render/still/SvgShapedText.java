package org.clipwright.render.still;

import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphJustificationInfo;
import java.awt.font.GlyphMetrics;
import java.awt.font.LineMetrics;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.text.AttributedCharacterIterator;
import org.apache.batik.gvt.font.AWTGVTGlyphVector;
import org.apache.batik.gvt.font.GVTFont;
import org.apache.batik.gvt.font.GVTGlyphMetrics;
import org.apache.batik.gvt.font.GVTGlyphVector;
import org.apache.batik.gvt.text.TextPaintInfo;
import org.clipwright.sdk.text.ShapedLine;

/** A shaped piece of text, which Batik takes for a single glyph, so that nothing in it is moved apart. */
final class SvgShapedText implements GVTGlyphVector {

  private final GVTFont font;
  private final ShapedLine line;
  private final FontRenderContext context;
  private final int characters;
  private Point2D place = new Point2D.Float();
  private Point2D end;
  private AffineTransform transform = new AffineTransform();
  private boolean visible = true;

  SvgShapedText(GVTFont font, ShapedLine line, FontRenderContext context, int characters) {
    this.font = font;
    this.line = line;
    this.context = context;
    this.characters = characters;
    this.end = new Point2D.Float((float) line.width(), 0);
  }

  private Rectangle2D cell() {
    LineMetrics metrics = line.metrics();
    return new Rectangle2D.Double(0, -metrics.getAscent(), line.width(), metrics.getAscent() + metrics.getDescent());
  }

  private AffineTransform placing() {
    AffineTransform moved = AffineTransform.getTranslateInstance(place.getX(), place.getY());
    if (transform != null) {
      moved.concatenate(transform);
    }
    return moved;
  }

  private Shape placed(Shape shape) {
    return placing().createTransformedShape(shape);
  }

  private Rectangle2D covered() {
    return visible ? placed(line.bounds(0, 0)).getBounds2D() : new Rectangle2D.Float();
  }

  @Override
  public Shape getOutline() {
    return visible ? placed(line.outline(0, 0)) : new Path2D.Float();
  }

  @Override
  public Shape getOutline(float x, float y) {
    return AffineTransform.getTranslateInstance(x, y).createTransformedShape(getOutline());
  }

  @Override
  public void draw(Graphics2D graphics, AttributedCharacterIterator text) {
    TextPaintInfo paint = (TextPaintInfo) text.getAttribute(AWTGVTGlyphVector.PAINT_INFO);
    if (paint == null || !paint.visible) {
      return;
    }
    Shape outline = getOutline();
    if (paint.fillPaint != null) {
      graphics.setPaint(paint.fillPaint);
      graphics.fill(outline);
    }
    if (paint.strokePaint != null && paint.strokeStroke != null) {
      graphics.setStroke(paint.strokeStroke);
      graphics.setPaint(paint.strokePaint);
      graphics.draw(outline);
    }
    if (visible) {
      Graphics2D placed = (Graphics2D) graphics.create();
      placed.transform(placing());
      line.drawColored(placed, 0, 0);
      placed.dispose();
    }
  }

  @Override
  public Rectangle2D getBounds2D(AttributedCharacterIterator text) {
    TextPaintInfo paint = (TextPaintInfo) text.getAttribute(AWTGVTGlyphVector.PAINT_INFO);
    Rectangle2D bounds = covered();
    boolean stroked = paint != null && paint.strokePaint != null && paint.strokeStroke != null;
    return stroked ? bounds.createUnion(paint.strokeStroke.createStrokedShape(getOutline()).getBounds2D()) : bounds;
  }

  @Override
  public GVTGlyphMetrics getGlyphMetrics(int glyph) {
    return new GVTGlyphMetrics((float) line.width(), (float) cell().getHeight(), cell(), GlyphMetrics.STANDARD);
  }

  @Override
  public int getCharacterCount(int first, int last) {
    return characters;
  }

  @Override
  public int getNumGlyphs() {
    return 1;
  }

  @Override
  public Point2D getGlyphPosition(int glyph) {
    return glyph == 0 ? place : end;
  }

  @Override
  public void setGlyphPosition(int glyph, Point2D position) {
    if (glyph == 0) {
      place = (Point2D) position.clone();
    } else {
      end = (Point2D) position.clone();
    }
  }

  @Override
  public float[] getGlyphPositions(int first, int count, float[] known) {
    float[] positions = known == null ? new float[2 * count] : known;
    for (int i = 0; i < count; i++) {
      positions[2 * i] = (float) getGlyphPosition(first + i).getX();
      positions[2 * i + 1] = (float) getGlyphPosition(first + i).getY();
    }
    return positions;
  }

  @Override
  public AffineTransform getGlyphTransform(int glyph) {
    return transform;
  }

  @Override
  public void setGlyphTransform(int glyph, AffineTransform turned) {
    transform = turned;
  }

  @Override
  public Shape getGlyphOutline(int glyph) {
    return placed(line.outline(0, 0));
  }

  @Override
  public Shape getGlyphLogicalBounds(int glyph) {
    return placed(cell());
  }

  @Override
  public Rectangle2D getGlyphCellBounds(int glyph) {
    return cell();
  }

  @Override
  public Shape getGlyphVisualBounds(int glyph) {
    return placed(line.bounds(0, 0)).getBounds2D();
  }

  @Override
  public Rectangle2D getLogicalBounds() {
    return placed(cell()).getBounds2D();
  }

  @Override
  public Rectangle2D getGeometricBounds() {
    return covered();
  }

  @Override
  public void performDefaultLayout() {
    place = new Point2D.Float();
    end = new Point2D.Float((float) line.width(), 0);
    transform = new AffineTransform();
    visible = true;
  }

  @Override
  public void setGlyphVisible(int glyph, boolean shown) {
    visible = shown;
  }

  @Override
  public boolean isGlyphVisible(int glyph) {
    return visible;
  }

  @Override
  public GVTFont getFont() {
    return font;
  }

  @Override
  public FontRenderContext getFontRenderContext() {
    return context;
  }

  @Override
  public int getGlyphCode(int glyph) {
    return 0;
  }

  @Override
  public int[] getGlyphCodes(int first, int count, int[] known) {
    return known == null ? new int[count] : known;
  }

  @Override
  public GlyphJustificationInfo getGlyphJustificationInfo(int glyph) {
    return null;
  }

  /** Shaping has put everything in its place. */
  @Override
  public boolean isReversed() {
    return false;
  }

  @Override
  public void maybeReverse(boolean mirror) {}
}
