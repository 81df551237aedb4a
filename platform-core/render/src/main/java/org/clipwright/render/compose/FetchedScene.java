package org.clipwright.render.compose;

import java.util.List;
import java.util.Optional;
import org.clipwright.render.codec.DecodedPicture;
import org.clipwright.render.plan.Scene;

/** A scene with the pictures of its layers; hidden layers are left out. */
public record FetchedScene(Scene scene, List<LayerPicture> pictures) {

  /** The decoded picture that makes up the whole frame, if there is one. */
  public Optional<DecodedPicture> whole() {
    return pictures.size() == 1 ? pictures.getFirst().decoded() : Optional.empty();
  }

  public void release() {
    pictures.forEach(LayerPicture::release);
  }
}
