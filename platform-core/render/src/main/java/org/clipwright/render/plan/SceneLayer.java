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
 * @param media the clip's media
 * @param clipFrame the clip frame, for its curves and effects
 * @param mediaNumber the number of the media's picture
 * @param opacity the opacity it is drawn with
 * @param matrix where the picture is drawn, provided no effect changes its size
 * @param parent what it inherits from the clip it is attached to
 * @param affected whether any effect acts on it
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

  /** The same layer, placed elsewhere. */
  public SceneLayer withMatrix(Affine other) {
    return new SceneLayer(clip, media, clipFrame, mediaNumber, opacity, other, parent, affected);
  }

  /** Whether the picture, drawn as read, looks the same as in another frame. */
  boolean looksLike(SceneLayer other) {
    return clip == other.clip
        && plain()
        && !other.affected
        && media.kind() != ClipMedia.MediaKind.WAVEFORM
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

  /** Whether it covers the canvas without extending beyond it. */
  public boolean fills(int width, int height) {
    return covers(width, height)
        && matrix.e() >= -PIXEL_TOLERANCE
        && matrix.f() >= -PIXEL_TOLERANCE
        && matrix.e() + matrix.a() * media.readSize().width() <= width + PIXEL_TOLERANCE
        && matrix.f() + matrix.d() * media.readSize().height() <= height + PIXEL_TOLERANCE;
  }

  /** Whether its picture alone makes up the frame, provided it is opaque. */
  public boolean isWhole(int width, int height) {
    return media.quarters() == 0 && fills(width, height);
  }

  /** The corner radius as a fraction of the picture's shorter side; 0 for square corners. */
  public double cornerRadius() {
    return clip.geometry().cornerRadius().value(clipFrame);
  }

  private boolean plain() {
    return !affected && clip.picture().display() == FrameDisplay.NONE && cornerRadius() <= 0;
  }
}
