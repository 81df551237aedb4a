package org.clipwright.sdk.transcription;

/**
 * A word and when it is said.
 *
 * @param startSeconds counted as those of its segment
 * @param endSeconds counted as those of its segment
 */
public record SpokenWord(double startSeconds, double endSeconds, String text) {}
