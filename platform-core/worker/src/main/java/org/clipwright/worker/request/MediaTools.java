package org.clipwright.worker.request;

import org.clipwright.services.error.PlatformException;
import org.clipwright.services.work.WorkAnswer;
import org.clipwright.services.work.WorkRequest;

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
   * Finds out which fonts are not installed.
   *
   * @throws PlatformException {@code INVALID} with a message when a drawing cannot be read
   */
  WorkAnswer.MissingFonts missingFonts(WorkRequest.MissingFonts request);

  /**
   * Draws pictures of a file into one picture and stores it, unless the same is stored already.
   *
   * @throws PlatformException {@code INVALID} with a message when it cannot be drawn
   */
  WorkAnswer.Kept sprite(WorkRequest.Sprite request);

  /**
   * Finds the peaks of a file's sound and stores them, unless the same are stored already: for each part and channel
   * the lowest and the highest sample, as two 16-bit numbers, the lower byte first.
   *
   * @throws PlatformException {@code INVALID} with a message when the sound cannot be read
   */
  WorkAnswer.Kept peaks(WorkRequest.Peaks request);

  /**
   * Renders a segment of a preview and stores it, unless the same is stored already.
   *
   * @throws PlatformException {@code INVALID} with a message when it cannot be rendered
   */
  WorkAnswer.Kept previewSegment(WorkRequest.PreviewSegment request);
}
