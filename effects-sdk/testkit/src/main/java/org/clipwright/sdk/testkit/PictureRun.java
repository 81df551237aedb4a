package org.clipwright.sdk.testkit;

import java.lang.foreign.Arena;
import java.util.Map;
import org.clipwright.sdk.effect.Layout;
import org.clipwright.sdk.effect.PictureEffect;
import org.clipwright.sdk.effect.PictureFilter;
import org.clipwright.sdk.media.Frame;
import org.clipwright.sdk.media.Rows;

/**
 * Runs a picture filter as the host does: layout first, then bands of rows for each pass.
 *
 * @param filter the filter at work
 * @param setup the setup that it was opened with
 * @param pictures the pictures of its reader parameters
 * @param bandRows rows of a band
 */
public record PictureRun(PictureFilter filter, FakeEffectSetup setup, Map<String, Frame> pictures, int bandRows) {

  /** More rows than any picture of a test has. */
  public static final int ALL_ROWS = 1 << 20;

  public PictureRun {
    pictures = Map.copyOf(pictures);
  }

  /** Frame 1 of a picture through a filter that is opened for it alone; the source stays as it is. */
  public static Frame once(Arena arena, PictureEffect effect, FakeEffectSetup setup, Frame source) {
    try (PictureFilter filter = effect.open(setup)) {
      return new PictureRun(filter, setup, Map.of(), ALL_ROWS).apply(arena, source, 1);
    }
  }

  /** The picture that the filter makes of a source, which stays as it is. */
  public Frame apply(Arena arena, Frame source, long frameNumber) {
    Frame start = copy(arena, source);
    Layout layout = filter.layout(context(start, start, 0, frameNumber));
    return switch (layout.reach()) {
      case NOTHING -> start;
      case PIXEL -> inPlace(start, layout, frameNumber, bandRows);
      case WHOLE -> inPlace(start, layout, frameNumber, ALL_ROWS);
      case PICTURE -> intoOthers(arena, start, layout, frameNumber);
    };
  }

  private Frame inPlace(Frame frame, Layout layout, long number, int rows) {
    for (int pass = 0; pass < layout.passes(); pass++) {
      bands(context(frame, frame, pass, number), frame.height(), rows);
    }
    return frame;
  }

  private Frame intoOthers(Arena arena, Frame start, Layout layout, long number) {
    Frame current = start;
    for (int pass = 0; pass < layout.passes(); pass++) {
      int width = layout.width() == Layout.SAME_SIZE ? current.width() : layout.width();
      int height = layout.height() == Layout.SAME_SIZE ? current.height() : layout.height();
      Frame next = TestFrames.plain(arena, width, height, 0x5A5A5A5A);
      bands(context(current, next, pass, number), height, bandRows);
      current = next;
    }
    return current;
  }

  private void bands(FakePictureContext context, int height, int rows) {
    for (int from = 0; from < height; from += rows) {
      filter.apply(context, new Rows(from, Math.min(height, from + rows)));
    }
  }

  /** What the filter sees. */
  public FakePictureContext context(Frame source, Frame target, int pass, long frameNumber) {
    return new FakePictureContext(
        setup.context(frameNumber), source, target, pass, pictures, setup.sound(frameNumber));
  }

  private static Frame copy(Arena arena, Frame source) {
    Frame copy = Frame.allocate(arena, source.width(), source.height());
    copy.copyFrom(source);
    return copy;
  }
}
