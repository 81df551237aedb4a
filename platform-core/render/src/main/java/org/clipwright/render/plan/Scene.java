package org.clipwright.render.plan;

import java.util.List;

/**
 * What one frame of a timeline consists of.
 *
 * @param frame the frame's number
 * @param span the span that contains it
 * @param layers the visible clips, from the bottom up
 */
public record Scene(long frame, RenderPlan.Span span, List<SceneLayer> layers) {

  /** Whether it is certain to look the same as another frame. */
  public boolean looksLike(Scene other) {
    if (layers.size() != other.layers.size()) {
      return false;
    }
    for (int i = 0; i < layers.size(); i++) {
      if (!layers.get(i).looksLike(other.layers.get(i))) {
        return false;
      }
    }
    return true;
  }
}
