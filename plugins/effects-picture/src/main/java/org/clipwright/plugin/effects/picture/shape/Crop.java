package org.clipwright.plugin.effects.picture.shape;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Map;
import org.clipwright.plugin.effects.picture.shape.CropSide.Strip;
import org.clipwright.sdk.effect.EffectDescriptor;
import org.clipwright.sdk.effect.EffectDescriptor.Medium;
import org.clipwright.sdk.effect.EffectSetup;
import org.clipwright.sdk.effect.EnlargedPart;
import org.clipwright.sdk.effect.Layout;
import org.clipwright.sdk.effect.OriginalBytes;
import org.clipwright.sdk.effect.PictureContext;
import org.clipwright.sdk.effect.PictureEffect;
import org.clipwright.sdk.effect.PictureFilter;
import org.clipwright.sdk.media.Frame;
import org.clipwright.sdk.media.Rows;
import org.clipwright.sdk.parameter.ChoiceParameter;
import org.clipwright.sdk.parameter.NumberParameter;
import org.clipwright.sdk.parameter.ParameterSpec;

/** Crops the sides of a picture. */
public final class Crop implements PictureEffect {

  private static final NumberParameter LEFT = ParameterSpec.number("left", "Left Size", 0, 0, 1);
  private static final NumberParameter TOP = ParameterSpec.number("top", "Top Size", 0, 0, 1);
  private static final NumberParameter RIGHT = ParameterSpec.number("right", "Right Size", 0, 0, 1);
  private static final NumberParameter BOTTOM = ParameterSpec.number("bottom", "Bottom Size", 0, 0, 1);
  private static final NumberParameter X = ParameterSpec.number("x", "X Offset", 0, -1, 1);
  private static final NumberParameter Y = ParameterSpec.number("y", "Y Offset", 0, -1, 1);
  private static final ChoiceParameter RESIZE =
      ParameterSpec.choice("resize", "Resize Image", 0, Map.of(1, "Yes", 0, "No"));

  private static final EffectDescriptor DESCRIPTOR =
      new EffectDescriptor(
          "Crop",
          "Crop",
          "Crops the sides of the picture, and can show another part of it in the remaining area.",
          Medium.PICTURE,
          List.of(LEFT, TOP, RIGHT, BOTTOM, X, Y, RESIZE))
          .withOriginalBytes(OriginalBytes.PAINTS_ANEW)
          .enlarging(new EnlargedPart(RESIZE, LEFT, TOP, RIGHT, BOTTOM));

  @Override
  public EffectDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public PictureFilter open(EffectSetup setup) {
    return new Filter(setup.value(RESIZE) != 0, setup.fidelity().original());
  }

  private static final class Filter implements PictureFilter {

    private final boolean resizes;
    private final boolean original;
    private Strip columns = Strip.NONE;
    private Strip lines = Strip.NONE;

    Filter(boolean resizes, boolean original) {
      this.resizes = resizes;
      this.original = original;
    }

    @Override
    public Layout layout(PictureContext context) {
      int width = context.width();
      int height = context.height();
      CropSide across = CropSide.of(context.value(LEFT), context.value(RIGHT), context.value(X), width);
      CropSide down = CropSide.of(context.value(TOP), context.value(BOTTOM), context.value(Y), height);
      place(across, down, width, height);
      if (resizes) {
        return cutOut(across, down);
      }
      boolean untouched = columns.isAll(width) && lines.isAll(height);
      return untouched ? Layout.unchanged() : Layout.picture();
    }

    private void place(CropSide across, CropSide down, int width, int height) {
      boolean nothing = original
          ? across.room() == 0 || down.room() == 0
          : across.isEmpty() || down.isEmpty();
      CropSide paintedAcross = across.unlimited(width);
      CropSide paintedDown = down.unlimited(height);
      if (nothing || paintedAcross.isEmpty() || paintedDown.isEmpty()) {
        columns = Strip.NONE;
        lines = Strip.NONE;
        return;
      }
      boolean stretched = paintedAcross.isStretched() || paintedDown.isStretched();
      columns = stretched ? paintedAcross.stretched(width) : paintedAcross.plain(width);
      lines = stretched ? paintedDown.stretched(height) : paintedDown.plain(height);
      if (original && !stretched && (columns.count() == 0 || lines.count() == 0)) {
        // A part smaller than a pixel counts as none, which stands for the whole picture.
        columns = following(columns.to(), width);
        lines = following(lines.to(), height);
      }
    }

    private static Strip following(int to, int size) {
      return new Strip(to, 0, Math.max(0, size - to));
    }

    private Layout cutOut(CropSide across, CropSide down) {
      int width = across.pixels();
      int height = down.pixels();
      boolean nothing = width <= 0 || height <= 0;
      columns = nothing ? Strip.NONE : columns.within(across.firstPixel(), width);
      lines = nothing ? Strip.NONE : lines.within(down.firstPixel(), height);
      return nothing ? Layout.resized(1, 1) : Layout.resized(width, height);
    }

    @Override
    public void apply(PictureContext context, Rows rows) {
      Frame source = context.source();
      Frame target = context.target();
      long rowBytes = target.width() * 4L;
      MemorySegment pixels = target.pixels();
      for (int y = rows.from(); y < rows.to(); y++) {
        pixels.asSlice(y * rowBytes, rowBytes).fill((byte) 0);
        int line = y - lines.to();
        if (line >= 0 && line < lines.count() && columns.count() > 0) {
          long from = ((long) (line + lines.from()) * source.width() + columns.from()) * 4;
          MemorySegment.copy(
              source.pixels(), from, pixels, y * rowBytes + columns.to() * 4L, columns.count() * 4L);
        }
      }
    }
  }
}
