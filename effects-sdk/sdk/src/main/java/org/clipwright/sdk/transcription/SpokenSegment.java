package org.clipwright.sdk.transcription;

import java.util.List;

/**
 * A sentence or part of one, and when it is spoken.
 *
 * @param startSeconds from the start of the piece of sound
 * @param endSeconds from the start of the piece of sound, not before {@code startSeconds}
 * @param text what is said
 * @param words its words with their times, in order; empty if the engine does not know them
 */
public record SpokenSegment(double startSeconds, double endSeconds, String text, List<SpokenWord> words) {

  public SpokenSegment {
    if (!(startSeconds >= 0) || !(endSeconds >= startSeconds)) {
      throw new IllegalArgumentException("Nothing is spoken from " + startSeconds + " to " + endSeconds + " s.");
    }
    words = List.copyOf(words);
  }
}
