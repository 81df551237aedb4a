package org.clipwright.services.work;

import org.clipwright.services.error.PlatformException;

/** The media operations of an interactive worker; the only place where a file that crashes a decoder does damage. */
public interface MediaTools {

  /**
   * Probes a stored object.
   *
   * @throws PlatformException {@code INVALID} with a message when it is not usable media
   */
  WorkAnswer.Contents probe(WorkRequest.Probe request);

  /**
   * Draws a picture of a file or project and stores it.
   *
   * @throws PlatformException {@code INVALID} with a message when it cannot be drawn
   */
  WorkAnswer.Picture thumbnail(WorkRequest.Thumbnail request);

  /**
   * Lists all fonts, after looking for new ones.
   *
   * @throws PlatformException {@code INVALID} when the candidate is not a font
   */
  WorkAnswer.Fonts fonts(WorkRequest.ListFonts request);

  /**
   * Draws one page of the font families, each in its own font, and stores the picture.
   *
   * @throws PlatformException {@code INVALID} when there are fewer pages
   */
  WorkAnswer.Picture fontSheet(WorkRequest.FontSheet request);

  /** Fits a text into a room, with the fonts there are. */
  WorkAnswer.FittedText fitText(WorkRequest.FitText request);

  /**
   * Renders a segment of a preview and stores it, unless the same is stored already.
   *
   * @throws PlatformException {@code INVALID} with a message when it cannot be rendered
   */
  WorkAnswer.Segment previewSegment(WorkRequest.PreviewSegment request);
}
