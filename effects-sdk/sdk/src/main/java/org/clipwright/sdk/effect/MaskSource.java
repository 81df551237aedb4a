package org.clipwright.sdk.effect;

import org.clipwright.sdk.media.Frame;

/** A filter that also knows where objects are, so that other effects can use it as a mask. */
public interface MaskSource {

  /**
   * Paints the mask of a frame: opaque, white where the objects are and black elsewhere; all black if nothing is known
   * about the frame. Runs on the thread that calls {@link PictureFilter#layout}, even for filters that are not applied
   * to the frame.
   *
   * @param target a picture of any size with undefined content; every pixel must be written
   * @param frameNumber a frame number in the filter's own counting; 1 or more
   */
  void paintMask(Frame target, long frameNumber);
}
