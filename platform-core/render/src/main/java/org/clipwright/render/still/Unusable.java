package org.clipwright.render.still;

import java.util.concurrent.Callable;
import org.apache.batik.bridge.BridgeException;
import org.apache.batik.dom.AbstractStylableDocument;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Leaves elements out that Batik cannot build, since it gives up the whole drawing for one. */
final class Unusable {

  /** Elements left out of one drawing; each costs another attempt. */
  private static final int MOST = 20;

  private Unusable() {}

  /**
   * Works on a drawing, each time without the element that it failed for.
   *
   * @throws Exception what the work throws for another reason, or too often
   */
  static <T> T leftOut(Document document, Callable<T> work) throws Exception {
    for (int count = 0;; count++) {
      try {
        return work.call();
      } catch (Exception failure) {
        if (count == MOST || !removed(document, failure)) {
          throw failure;
        }
        DrawingThread.requireTime();
        ClosedDrawing.leftOut(failure);
      }
    }
  }

  private static boolean removed(Document document, Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof BridgeException known && known.getElement() != null) {
        Element element = known.getElement();
        if (element == document.getDocumentElement() || element.getParentNode() == null) {
          return false;
        }
        element.getParentNode().removeChild(element);
        ((AbstractStylableDocument) document).setCSSEngine(null);
        return true;
      }
    }
    return false;
  }
}
