package org.clipwright.sdk.transcription;

/**
 * A word and when it is spoken.
 *
 * @param startSeconds relative to the same start as its segment's times
 * @param endSeconds relative to the same start as its segment's times
 */
public record SpokenWord(double startSeconds, double endSeconds, String text) {}
