package org.clipwright.render.plan;

import org.clipwright.render.picture.Affine;
import org.clipwright.render.picture.Blending;
import org.clipwright.timeline.BlendMode;
import org.clipwright.timeline.Clip;
import org.clipwright.timeline.FrameDisplay;

/**
 * One clip's part in one frame.
 *
 * @param clip the clip
 * @param media what its media is
 * @param clipFrame the clip frame, for its curves and effects
 * @param mediaNumber the number of the media's picture
 * @param opacity how opaque it is drawn
 * @param matrix where the picture lies, as far as no effect changes its size
 * @param parent what it inherits from the clip it is attached to
 * @param affected whether any effect works on it
 */
public record SceneLayer(
    Clip clip,
    ClipMedia media,
    long clipFrame,
    long mediaNumber,
    double opacity,
    Affine matrix,
    Placement.Parent parent,
    boolean affected) {

  private static final double PIXEL_TOLERANCE = 1e-3;

  /** The same in another place. */
  public SceneLayer withMatrix(Affine other) {
    return new SceneLayer(clip, media, clipFrame, mediaNumber, opacity, other, parent, affected);
  }

  /** Whether the picture, drawn as it is read, looks the same as another frame's. */
  boolean looksLike(SceneLayer other) {
    return clip == other.clip
        && plain()
        && !other.affected
        && media.kind() != ClipMedia.Kind.WAVEFORM
        && (media.unmoving() || mediaNumber == other.mediaNumber)
        && opacity == other.opacity
        && matrix.equals(other.matrix);
  }

  /** Whether it hides everything below it, provided its picture is opaque. */
  public boolean covers(int width, int height) {
    return plain()
        && clip.picture().blend() == BlendMode.SOURCE_OVER
        && Blending.coverage(opacity) == 255
        && matrix.keepsAxes()
        && matrix.a() > 0
        && matrix.d() > 0
        && matrix.e() <= PIXEL_TOLERANCE
        && matrix.f() <= PIXEL_TOLERANCE
        && matrix.e() + matrix.a() * media.readSize().width() >= width - PIXEL_TOLERANCE
        && matrix.f() + matrix.d() * media.readSize().height() >= height - PIXEL_TOLERANCE;
  }

  /** Whether it covers the canvas and nothing of it lies outside. */
  public boolean fills(int width, int height) {
    return covers(width, height)
        && matrix.e() >= -PIXEL_TOLERANCE
        && matrix.f() >= -PIXEL_TOLERANCE
        && matrix.e() + matrix.a() * media.readSize().width() <= width + PIXEL_TOLERANCE
        && matrix.f() + matrix.d() * media.readSize().height() <= height + PIXEL_TOLERANCE;
  }

  /** The radius of its corners as a share of the picture's shorter side; 0 for square ones. */
  public double cornerRadius() {
    return clip.geometry().cornerRadius().value(clipFrame);
  }

  private boolean plain() {
    return !affected && clip.picture().display() == FrameDisplay.NONE && cornerRadius() <= 0;
  }
}
