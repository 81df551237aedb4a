package org.clipwright.plugin.effects.picture.text;

import org.clipwright.sdk.caption.CaptionStyle;

/**
 * A piece of a caption that is set as a whole: a word, or the part of one in a single style.
 *
 * @param text with the spaces behind it
 * @param breakable whether a line may end behind it
 * @param ending whether a line has to end behind it
 * @param from when it is spoken, in seconds
 * @param to when the next one is spoken, or the caption ends
 * @param timed whether the captions say when it is spoken; otherwise, the times follow from its length
 */
record CaptionPiece(
    String text, CaptionStyle style, boolean breakable, boolean ending, double from, double to, boolean timed) {

  /** The same at a time that follows from its length. */
  CaptionPiece spokenAt(double start, double end) {
    return new CaptionPiece(text, style, breakable, ending, start, end, false);
  }

  boolean isSpokenAt(double seconds) {
    return timed && from <= seconds && seconds < to;
  }
}
