package org.clipwright.media.join;

import java.nio.file.Path;

/**
 * The sound of a whole film in a separate file.
 *
 * @param file a file that counts time in samples
 * @param seconds its minimum duration; it may be longer by the codec's padding of the last packets
 */
public record FilmSound(Path file, double seconds) {}
