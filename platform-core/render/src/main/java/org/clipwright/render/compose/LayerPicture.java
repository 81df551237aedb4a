package org.clipwright.render.compose;

import java.util.Optional;
import org.clipwright.render.codec.DecodedPicture;
import org.clipwright.render.frame.Picture;
import org.clipwright.render.plan.SceneLayer;

/** A layer of a scene with its picture: ready to draw, or as decoded. */
record LayerPicture(SceneLayer layer, Optional<Picture> picture, Optional<DecodedPicture> decoded, boolean opaque) {

  static LayerPicture drawable(SceneLayer layer, Picture picture, boolean opaque) {
    return new LayerPicture(layer, Optional.of(picture), Optional.empty(), opaque);
  }

  static LayerPicture undrawn(SceneLayer layer, DecodedPicture decoded) {
    return new LayerPicture(layer, Optional.empty(), Optional.of(decoded), true);
  }

  void release() {
    picture.ifPresent(Picture::release);
    decoded.ifPresent(DecodedPicture::close);
  }
}
