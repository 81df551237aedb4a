package org.clipwright.render;

import java.util.List;
import java.util.Optional;

/** A scene with the pictures of its layers; layers that others hide are left out. */
record FetchedScene(Scene scene, List<LayerPicture> pictures) {

  /** The decoder's picture that is the whole frame, where there is one. */
  Optional<DecodedPicture> whole() {
    return pictures.size() == 1 ? pictures.getFirst().decoded() : Optional.empty();
  }

  void release() {
    pictures.forEach(LayerPicture::release);
  }
}
