package org.clipwright.render.still;

import java.awt.BasicStroke;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.font.TextAttribute;
import java.awt.geom.PathIterator;
import java.util.Locale;
import java.util.Map;
import org.apache.batik.bridge.BridgeContext;
import org.apache.batik.bridge.CSSUtilities;
import org.apache.batik.bridge.SVGCircleElementBridge;
import org.apache.batik.bridge.SVGEllipseElementBridge;
import org.apache.batik.bridge.SVGLineElementBridge;
import org.apache.batik.bridge.SVGPathElementBridge;
import org.apache.batik.bridge.SVGPolygonElementBridge;
import org.apache.batik.bridge.SVGPolylineElementBridge;
import org.apache.batik.bridge.SVGRectElementBridge;
import org.apache.batik.bridge.SVGTextElementBridge;
import org.apache.batik.bridge.TextNode;
import org.apache.batik.css.engine.SVGCSSEngine;
import org.apache.batik.gvt.CompositeShapePainter;
import org.apache.batik.gvt.GraphicsNode;
import org.apache.batik.gvt.ShapeNode;
import org.apache.batik.gvt.ShapePainter;
import org.apache.batik.gvt.StrokeShapePainter;

import org.apache.batik.gvt.text.GVTAttributedCharacterIterator;
import org.apache.batik.gvt.text.TextPaintInfo;
import org.apache.batik.gvt.text.TextPath;
import org.clipwright.render.codec.MediaException;
import org.w3c.dom.Element;

/**
 * Limits the total number of dashes in the lines of one drawing, since each is kept as a shape of its own: a few
 * characters can ask for billions.
 */
final class SvgStrokes {

  /** With round caps, each takes about a kilobyte. */
  private static final long MOST_DASHES = 250_000;

  private long dashes;

  /** Starts counting the lines of a context's drawing. */
  void putInto(BridgeContext context) {
    putShapes(context);
    putClosedShapes(context);
    context.putBridge(new Text());
  }

  private void putShapes(BridgeContext context) {
    context.putBridge(new SVGPathElementBridge() {
      @Override
      protected ShapePainter createShapePainter(BridgeContext within, Element element, ShapeNode node) {
        return painter(element, super.createShapePainter(within, element, node));
      }
    });
    context.putBridge(new SVGLineElementBridge() {
      @Override
      protected ShapePainter createShapePainter(BridgeContext within, Element element, ShapeNode node) {
        return painter(element, super.createShapePainter(within, element, node));
      }
    });
    context.putBridge(new SVGPolylineElementBridge() {
      @Override
      protected ShapePainter createShapePainter(BridgeContext within, Element element, ShapeNode node) {
        return painter(element, super.createShapePainter(within, element, node));
      }
    });
    context.putBridge(new SVGPolygonElementBridge() {
      @Override
      protected ShapePainter createShapePainter(BridgeContext within, Element element, ShapeNode node) {
        return painter(element, super.createShapePainter(within, element, node));
      }
    });
  }

  private void putClosedShapes(BridgeContext context) {
    context.putBridge(new SVGRectElementBridge() {
      @Override
      protected ShapePainter createShapePainter(BridgeContext within, Element element, ShapeNode node) {
        return painter(element, super.createShapePainter(within, element, node));
      }
    });
    context.putBridge(new SVGCircleElementBridge() {
      @Override
      protected ShapePainter createShapePainter(BridgeContext within, Element element, ShapeNode node) {
        return painter(element, super.createShapePainter(within, element, node));
      }
    });
    context.putBridge(new SVGEllipseElementBridge() {
      @Override
      protected ShapePainter createShapePainter(BridgeContext within, Element element, ShapeNode node) {
        return painter(element, super.createShapePainter(within, element, node));
      }
    });
  }

  private ShapePainter painter(Element element, ShapePainter painter) {
    return ordered(element, bounded(painter));
  }

  private ShapePainter bounded(ShapePainter painter) {
    if (painter instanceof StrokeShapePainter line && line.getStroke() != null) {
      line.setStroke(bounded(line.getStroke()));
    }
    if (painter instanceof CompositeShapePainter several) {
      for (int index = 0; index < several.getShapePainterCount(); index++) {
        bounded(several.getShapePainter(index));
      }
    }
    return painter;
  }

  /** Markers stay in front. */
  private static ShapePainter ordered(Element element, ShapePainter painter) {
    if (!(painter instanceof CompositeShapePainter several) || several.getShapePainterCount() < 2
        || !(several.getShapePainter(1) instanceof StrokeShapePainter) || !PaintOrder.isStrokeFirst(element)) {
      return painter;
    }
    CompositeShapePainter turned = new CompositeShapePainter(several.getShape());
    turned.addShapePainter(several.getShapePainter(1));
    turned.addShapePainter(several.getShapePainter(0));
    for (int index = 2; index < several.getShapePainterCount(); index++) {
      turned.addShapePainter(several.getShapePainter(index));
    }
    return turned;
  }

  private Stroke bounded(Stroke stroke) {
    return stroke instanceof BasicStroke line && line.getDashArray() != null ? new Dashed(line) : stroke;
  }

  private synchronized void count(double more) {
    dashes += (long) Math.min(more, MOST_DASHES + 1.0);
    if (dashes > MOST_DASHES) {
      throw new MediaException(String.format(Locale.ROOT,
          "This drawing is too complex: its lines have more than %,d dashes. Make the dashes longer, or the lines"
              + " shorter.",
          MOST_DASHES));
    }
  }

  /** The strokes of letters. */
  private final class Text extends SVGTextElementBridge {

    @Override
    public GraphicsNode createGraphicsNode(BridgeContext within, Element element) {
      GraphicsNode node = super.createGraphicsNode(within, element);
      if (node instanceof TextNode text && PaintOrder.isStrokeFirst(element)) {
        text.setTextPainter(new StrokeFirstText());
      }
      return node;
    }

    /** Batik lets the first letter decide a text's direction; in SVG the property decides. */
    @Override
    @SuppressWarnings({"rawtypes", "unchecked"})
    protected Map getAttributeMap(BridgeContext within, Element element, TextPath path, Integer level, Map known) {
      Map inherited = super.getAttributeMap(within, element, path, level, known);
      boolean toTheLeft = CSSUtilities.getComputedStyle(element, SVGCSSEngine.DIRECTION_INDEX).getStringValue()
          .startsWith("r");
      known.putIfAbsent(TextAttribute.RUN_DIRECTION,
          toTheLeft ? TextAttribute.RUN_DIRECTION_RTL : TextAttribute.RUN_DIRECTION_LTR);
      if (toTheLeft) {
        known.computeIfPresent(GVTAttributedCharacterIterator.TextAttribute.ANCHOR_TYPE,
            (_, anchor) -> turned((TextNode.Anchor) anchor));
      }
      return inherited;
    }

    /** Right-to-left text starts at its right edge. */
    private static TextNode.Anchor turned(TextNode.Anchor anchor) {
      if (anchor == TextNode.Anchor.START) {
        return TextNode.Anchor.END;
      }
      return anchor == TextNode.Anchor.END ? TextNode.Anchor.START : anchor;
    }

    @Override
    protected TextPaintInfo getTextPaintInfo(
        Element element, GraphicsNode node, TextPaintInfo parent, BridgeContext within) {
      TextPaintInfo info = super.getTextPaintInfo(element, node, parent, within);
      bound(info);
      return info;
    }

    @Override
    public void setBaseTextPaintInfo(TextPaintInfo info, Element element, GraphicsNode node, BridgeContext within) {
      super.setBaseTextPaintInfo(info, element, node, within);
      bound(info);
    }

    @Override
    public void setDecorationTextPaintInfo(TextPaintInfo info, Element element) {
      super.setDecorationTextPaintInfo(info, element);
      bound(info);
    }

    private void bound(TextPaintInfo info) {
      info.strokeStroke = bounded(info.strokeStroke);
      info.underlineStroke = bounded(info.underlineStroke);
      info.overlineStroke = bounded(info.overlineStroke);
      info.strikethroughStroke = bounded(info.strikethroughStroke);
    }
  }

  /** A dashed line, counted before its dashes are created. */
  private final class Dashed implements Stroke {

    private final BasicStroke line;
    private boolean counted;

    Dashed(BasicStroke line) {
      this.line = line;
    }

    @Override
    public Shape createStrokedShape(Shape shape) {
      if (!counted) {
        count(length(shape) / period() * line.getDashArray().length);
        counted = true;
      }
      return line.createStrokedShape(shape);
    }

    private double period() {
      double sum = 0;
      for (float part : line.getDashArray()) {
        sum += part;
      }
      return sum;
    }
  }

  /** An upper bound for the length of a shape's outline: curves are measured by their control points. */
  private static double length(Shape shape) {
    double[] points = new double[6];
    double length = 0;
    double x = 0;
    double y = 0;
    double startX = 0;
    double startY = 0;
    for (PathIterator path = shape.getPathIterator(null); !path.isDone(); path.next()) {
      int kind = path.currentSegment(points);
      int coordinates = switch (kind) {
        case PathIterator.SEG_QUADTO -> 4;
        case PathIterator.SEG_CUBICTO -> 6;
        case PathIterator.SEG_CLOSE -> 0;
        default -> 2;
      };
      if (kind == PathIterator.SEG_CLOSE) {
        length += Math.hypot(startX - x, startY - y);
        x = startX;
        y = startY;
      }
      for (int at = 0; at < coordinates; at += 2) {
        length += kind == PathIterator.SEG_MOVETO ? 0 : Math.hypot(points[at] - x, points[at + 1] - y);
        x = points[at];
        y = points[at + 1];
      }
      if (kind == PathIterator.SEG_MOVETO) {
        startX = x;
        startY = y;
      }
    }
    return length;
  }
}
