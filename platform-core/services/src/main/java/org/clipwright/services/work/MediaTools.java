package org.clipwright.services.work;

import org.clipwright.services.error.PlatformException;

/** What an interactive worker can do with media; the only place where a file that crashes a decoder does harm. */
public interface MediaTools {

  /**
   * Tells what a stored object holds.
   *
   * @throws PlatformException {@code INVALID} with a sentence when it is no media that can be used
   */
  WorkAnswer.Contents probe(WorkRequest.Probe request);

  /**
   * Draws a picture of a file or project and stores it.
   *
   * @throws PlatformException {@code INVALID} with a sentence when it cannot be drawn
   */
  WorkAnswer.Picture thumbnail(WorkRequest.Thumbnail request);

  /**
   * Tells all fonts there are, after looking for new ones.
   *
   * @throws PlatformException {@code INVALID} when the candidate is no font
   */
  WorkAnswer.Fonts fonts(WorkRequest.ListFonts request);

  /** Draws all font families, each in itself, and stores the picture. */
  WorkAnswer.Picture fontSheet(WorkRequest.FontSheet request);
}
