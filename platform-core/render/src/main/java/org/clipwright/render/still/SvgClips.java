package org.clipwright.render.still;

import java.awt.geom.Rectangle2D;
import org.apache.batik.bridge.BridgeContext;
import org.apache.batik.bridge.SVGClipPathElementBridge;
import org.apache.batik.ext.awt.image.renderable.ClipRable;
import org.apache.batik.ext.awt.image.renderable.ClipRable8Bit;
import org.apache.batik.ext.awt.image.renderable.Filter;
import org.apache.batik.gvt.GraphicsNode;
import org.clipwright.render.svg.ClipShape;
import org.w3c.dom.Element;

/** Clip paths, besides Batik's those of style sheets, whose shapes depend on the box of what they clip. */
final class SvgClips extends SVGClipPathElementBridge {

  @Override
  public ClipRable createClip(BridgeContext context, Element clip, Element clipped, GraphicsNode node) {
    Rectangle2D outline = node.getGeometryBounds();
    return ClipShape.of(clip, clipped, outline == null ? new Rectangle2D.Double() : outline)
        .<ClipRable>map(shape -> new ClipRable8Bit(source(node), shape, true))
        .orElseGet(() -> super.createClip(context, clip, clipped, node));
  }

  private static Filter source(GraphicsNode node) {
    return node.getFilter() == null ? node.getGraphicsNodeRable(true) : node.getFilter();
  }
}
