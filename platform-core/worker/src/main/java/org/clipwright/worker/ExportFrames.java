package org.clipwright.worker;

import org.clipwright.render.setup.FrameRange;
import org.clipwright.render.setup.RenderException;
import org.clipwright.render.setup.RenderSetup;
import org.clipwright.services.resource.Export;

/** The frames that an export renders. */
final class ExportFrames {

  private ExportFrames() {}

  /**
   * The requested frames that exist; an end that is unset or past the last frame means the last one. A project without
   * clips has one frame, which is empty, as in the original.
   */
  static FrameRange of(Export export, RenderSetup setup) {
    long last = Math.max(1, setup.lastFrame());
    long first = Math.max(1, export.settings().startFrame());
    if (first > last) {
      throw new RenderException(
          "The export starts at frame " + first + ", but the project ends at frame " + last + ".");
    }
    long end = export.settings().endFrame() < 1 ? last : Math.min(last, export.settings().endFrame());
    if (end < first) {
      throw new RenderException("The export ends at frame " + end + ", before it starts at frame " + first + ".");
    }
    return new FrameRange(first, end);
  }
}
