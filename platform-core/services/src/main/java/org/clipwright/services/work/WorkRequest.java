package org.clipwright.services.work;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Something a worker does while a caller waits.
 *
 * @param id 0 until it is stored
 * @param kind what to do
 * @param arguments what to do it with
 */
public record WorkRequest(long id, Kind kind, ObjectNode arguments) {

  /** What can be asked for. */
  public enum Kind {
    /** Tell what a stored object holds. Arguments: {@code key}. Result: a reader object. */
    PROBE,
    /**
     * Draw a frame. Arguments: {@code key} of a file or {@code project} with a whole project's JSON, {@code frame} from
     * 1, {@code width}, {@code height}, {@code format} (jpg, png, bmp, ppm, xbm, xpm), {@code quality} 0 to 100,
     * {@code target} key. Result: {@code key} of the stored picture.
     */
    THUMBNAIL,
    /**
     * Tell the fonts there are, new ones included. Arguments: {@code key} of a stored font that has to be usable, if
     * one is given. Result: {@code fonts}, a list of objects with {@code family} and {@code styles}.
     */
    FONTS,
    /** Draw all families, each in itself. Arguments: {@code target} key. Result: {@code key} of the stored picture. */
    FONT_SHEET
  }
}
