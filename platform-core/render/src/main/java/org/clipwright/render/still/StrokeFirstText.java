package org.clipwright.render.still;

import java.awt.Graphics2D;
import java.awt.Paint;
import java.text.AttributedCharacterIterator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.apache.batik.bridge.StrokingTextPainter;
import org.apache.batik.gvt.text.TextPaintInfo;

/** Paints the strokes of all letters of a text, and then their fills. */
final class StrokeFirstText extends StrokingTextPainter {

  @Override
  @SuppressWarnings("rawtypes")
  protected void paintTextRuns(List runs, Graphics2D graphics) {
    List<TextPaintInfo> looks = looks(runs);
    List<Paint> fills = new ArrayList<>();
    List<Paint> strokes = new ArrayList<>();
    for (TextPaintInfo look : looks) {
      fills.add(look.fillPaint);
      strokes.add(look.strokePaint);
      look.fillPaint = null;
    }
    super.paintTextRuns(runs, graphics);
    for (int i = 0; i < looks.size(); i++) {
      looks.get(i).fillPaint = fills.get(i);
      looks.get(i).strokePaint = null;
    }
    super.paintTextRuns(runs, graphics);
    for (int i = 0; i < looks.size(); i++) {
      looks.get(i).strokePaint = strokes.get(i);
    }
  }

  private static List<TextPaintInfo> looks(List<?> runs) {
    Set<TextPaintInfo> looks = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Object run : runs) {
      AttributedCharacterIterator text = ((TextRun) run).getACI();
      text.first();
      if (text.getAttribute(PAINT_INFO) instanceof TextPaintInfo look) {
        looks.add(look);
      }
    }
    return List.copyOf(looks);
  }
}
