package org.clipwright.render.still;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.clipwright.render.codec.MediaException;
import org.w3c.dom.DOMException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.w3c.dom.svg.SVGAnimatedPathData;
import org.w3c.dom.svg.SVGAnimatedPoints;
import org.w3c.dom.svg.SVGPathSeg;
import org.w3c.dom.svg.SVGPathSegCurvetoCubicAbs;
import org.w3c.dom.svg.SVGPathSegLinetoAbs;
import org.w3c.dom.svg.SVGPathSegList;
import org.w3c.dom.svg.SVGPathSegMovetoAbs;
import org.w3c.dom.svg.SVGPoint;
import org.w3c.dom.svg.SVGPointList;

/** Counts how often the outlines of clip paths may cross themselves, for which their areas take long to be found. */
final class ClipCrossings {

  private static final int MOST = 500_000;
  private static final int MOST_COMPARED = 50_000_000;
  private static final String XLINK = "http://www.w3.org/1999/xlink";

  private final String name;
  private final Document document;
  private long crossings;
  private long compared;

  /** What a segment of an outline is within. */
  private record Box(float left, float top, float right, float bottom) {

    static Box of(float... points) {
      float left = points[0];
      float top = points[1];
      float right = left;
      float bottom = top;
      for (int i = 2; i < points.length; i += 2) {
        left = Math.min(left, points[i]);
        right = Math.max(right, points[i]);
        top = Math.min(top, points[i + 1]);
        bottom = Math.max(bottom, points[i + 1]);
      }
      return new Box(left, top, right, bottom);
    }
  }

  private ClipCrossings(String name, Document document) {
    this.name = name;
    this.document = document;
  }

  /** Fails where there are too many. */
  static void require(String name, Document document) {
    new ClipCrossings(name, document).require();
  }

  private void require() {
    NodeList clips = document.getElementsByTagNameNS("*", "clipPath");
    for (int i = 0; i < clips.getLength(); i++) {
      NodeList shapes = ((Element) clips.item(i)).getElementsByTagNameNS("*", "*");
      for (int shape = 0; shape < shapes.getLength(); shape++) {
        count(used((Element) shapes.item(shape)));
      }
    }
  }

  private Element used(Element shape) {
    if (!"use".equals(shape.getLocalName())) {
      return shape;
    }
    String plain = shape.getAttribute("href");
    String target = plain.isEmpty() ? shape.getAttributeNS(XLINK, "href") : plain;
    Element found = target.startsWith("#") ? document.getElementById(target.substring(1)) : null;
    return found == null ? shape : found;
  }

  private void count(Element shape) {
    List<Box> boxes = boxes(shape);
    boxes.sort(Comparator.comparingDouble(Box::top));
    for (int i = 0; i < boxes.size(); i++) {
      DrawingThread.requireTime();
      Box one = boxes.get(i);
      for (int j = i + 1; j < boxes.size() && boxes.get(j).top < one.bottom; j++) {
        Box other = boxes.get(j);
        compared++;
        crossings += other.left < one.right && one.left < other.right ? 1 : 0;
      }
      if (crossings > MOST || compared > MOST_COMPARED) {
        throw new MediaException(
            String.format(Locale.ROOT, "%s is too complex: the outlines of its clip paths may cross"
                + " themselves more than %,d times. Simplify them.", name, MOST));
      }
    }
  }

  /** Damaged data is left to those who draw it. */
  private static List<Box> boxes(Element shape) {
    try {
      return switch (shape) {
        case SVGAnimatedPathData path -> boxes(path.getNormalizedPathSegList());
        case SVGAnimatedPoints points -> boxes(points.getPoints());
        default -> new ArrayList<>();
      };
    } catch (DOMException damaged) {
      return new ArrayList<>();
    }
  }

  private static List<Box> boxes(SVGPointList points) {
    List<Box> boxes = new ArrayList<>();
    for (int i = 1; i < points.getNumberOfItems(); i++) {
      SVGPoint from = points.getItem(i - 1);
      SVGPoint to = points.getItem(i);
      boxes.add(Box.of(from.getX(), from.getY(), to.getX(), to.getY()));
    }
    return boxes;
  }

  private static List<Box> boxes(SVGPathSegList segments) {
    List<Box> boxes = new ArrayList<>();
    float x = 0;
    float y = 0;
    for (int i = 0; i < segments.getNumberOfItems(); i++) {
      SVGPathSeg segment = segments.getItem(i);
      // Batik's moves are lines, and its lines moves.
      if (segment.getPathSegType() == SVGPathSeg.PATHSEG_MOVETO_ABS && segment instanceof SVGPathSegMovetoAbs move) {
        x = move.getX();
        y = move.getY();
      } else if (segment instanceof SVGPathSegLinetoAbs line) {
        boxes.add(Box.of(x, y, line.getX(), line.getY()));
        x = line.getX();
        y = line.getY();
      } else if (segment instanceof SVGPathSegCurvetoCubicAbs curve) {
        boxes.add(Box.of(x, y, curve.getX1(), curve.getY1(), curve.getX2(), curve.getY2(), curve.getX(), curve.getY()));
        x = curve.getX();
        y = curve.getY();
      }
    }
    return boxes;
  }
}
