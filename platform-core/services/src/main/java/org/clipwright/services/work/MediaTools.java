package org.clipwright.services.work;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.clipwright.services.error.PlatformException;

/** What an interactive worker can do with media; the only place where a file that crashes a decoder does harm. */
public interface MediaTools {

  /**
   * Tells what a stored object holds, as a reader object.
   *
   * @throws PlatformException {@code INVALID} with a sentence when it is no media that can be used
   */
  ObjectNode probe(String key);

  /**
   * Draws a picture of a file or project and stores it.
   *
   * @param arguments the frame, size and form wanted, as {@link WorkRequest.Kind#THUMBNAIL} tells
   * @return the key of the stored picture
   */
  String thumbnail(ObjectNode arguments);

  /**
   * Tells all fonts there are, after looking for new ones.
   *
   * @param candidate a stored font to check, which no worker takes up where it is
   * @throws PlatformException {@code INVALID} when the candidate is no font
   */
  ObjectNode fonts(Optional<String> candidate);

  /** Draws all font families, each in itself, and stores the picture under a key. */
  String fontSheet(String target);
}
