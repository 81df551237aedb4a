package org.clipwright.render.compose;

import java.util.List;
import java.util.Optional;
import org.clipwright.render.codec.DecodedPicture;
import org.clipwright.render.plan.Scene;

/** A scene with the pictures of its layers; layers that others hide are left out. */
public record FetchedScene(Scene scene, List<LayerPicture> pictures) {

  /** The decoder's picture that is the whole frame, where there is one. */
  public Optional<DecodedPicture> whole() {
    return pictures.size() == 1 ? pictures.getFirst().decoded() : Optional.empty();
  }

  public void release() {
    pictures.forEach(LayerPicture::release);
  }
}
