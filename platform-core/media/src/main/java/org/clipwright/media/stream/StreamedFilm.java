package org.clipwright.media.stream;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * A film cut into segments; it has at least one track.
 *
 * @param folder the name of the folder of its tracks, as it is written in addresses
 */
record StreamedFilm(String folder, Optional<StreamTrack> pictures, Optional<StreamTrack> sound) {

  /** Its tracks, the pictures first. */
  Stream<StreamTrack> tracks() {
    return Stream.concat(pictures.stream(), sound.stream());
  }
}
