package org.clipwright.media.join;

import java.nio.file.Path;

/**
 * A span of a film's pictures in a separate file, written by a fresh encoder.
 *
 * @param file a Matroska file with one video stream
 * @param frames how many pictures it must have
 */
public record FilmPiece(Path file, long frames) {}
