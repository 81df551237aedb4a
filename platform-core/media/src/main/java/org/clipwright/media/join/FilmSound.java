package org.clipwright.media.join;

import java.nio.file.Path;

/**
 * The sound of a whole film in a file of its own.
 *
 * @param file a file that counts time in samples
 * @param seconds how long it has to be at least; it may be longer by what the codec fills its last packets up with
 */
public record FilmSound(Path file, double seconds) {}
