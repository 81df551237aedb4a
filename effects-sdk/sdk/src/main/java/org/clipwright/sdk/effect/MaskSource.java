package org.clipwright.sdk.effect;

import org.clipwright.sdk.media.Frame;

/** A filter that also knows where things are, and so can be the mask of other effects. */
public interface MaskSource {

  /**
   * Paints the mask of a frame: opaque, white where the things are and black elsewhere; all black when nothing is known
   * of the frame. Runs on the thread that calls {@link PictureFilter#layout}, also for filters that are not applied to
   * the frame.
   *
   * @param target a picture of any size with leftovers in it, of which every pixel has to be written
   * @param frameNumber a frame as the filter counts its own; 1 or more
   */
  void paintMask(Frame target, long frameNumber);
}
