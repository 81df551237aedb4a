package org.clipwright.plugin.effects.picture.pixel;

import java.util.Optional;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.sdk.effect.PictureContext;
import org.clipwright.sdk.parameter.NumberParameter;
import org.clipwright.sdk.parameter.ParameterSpec;

/** The area of a picture inside the margins that the parameters left, top, right and bottom set. */
public record MarginArea(int left, int top, int width, int height) {

  /** How much of the picture's left side stays unchanged. */
  public static final NumberParameter LEFT = ParameterSpec.number("left", "Left Margin", 0, 0, 1);
  /** How much of the picture's top stays unchanged. */
  public static final NumberParameter TOP = ParameterSpec.number("top", "Top Margin", 0, 0, 1);
  /** How much of the picture's right side stays unchanged. */
  public static final NumberParameter RIGHT = ParameterSpec.number("right", "Right Margin", 0, 0, 1);
  /** How much of the picture's bottom stays unchanged. */
  public static final NumberParameter BOTTOM = ParameterSpec.number("bottom", "Bottom Margin", 0, 0, 1);

  private record Side(int from, int to) {}

  /**
   * The area of a frame; empty if the margins leave nothing. Where they cross, the original engine uses the band
   * between the crossed edges, including the pixels at the edges.
   */
  public static Optional<MarginArea> of(PictureContext context, Fidelity fidelity) {
    Side across = side(context.value(LEFT), context.value(RIGHT), context.width(), fidelity);
    Side down = side(context.value(TOP), context.value(BOTTOM), context.height(), fidelity);
    return across.to > across.from && down.to > down.from
        ? Optional.of(new MarginArea(across.from, down.from, across.to - across.from, down.to - down.from))
        : Optional.empty();
  }

  private static Side side(double before, double after, int size, Fidelity fidelity) {
    int from = part(before, size);
    int to = size - part(after, size);
    return to < from && fidelity == Fidelity.ORIGINAL
        ? new Side(Math.max(0, to - 1), Math.min(size, from + 1))
        : new Side(from, to);
  }

  private static int part(double share, int size) {
    return (int) (Math.clamp((float) share, 0f, 1f) * size);
  }

  /** Whether it covers a whole picture. */
  public boolean isAll(int pictureWidth, int pictureHeight) {
    return width == pictureWidth && height == pictureHeight;
  }
}
