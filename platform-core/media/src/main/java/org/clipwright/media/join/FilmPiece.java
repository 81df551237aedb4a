package org.clipwright.media.join;

import java.nio.file.Path;

/**
 * A span of a film's pictures in a file of its own, made by an encoder that started anew.
 *
 * @param file a Matroska file with one picture stream
 * @param frames how many pictures it has to have
 */
public record FilmPiece(Path file, long frames) {}
