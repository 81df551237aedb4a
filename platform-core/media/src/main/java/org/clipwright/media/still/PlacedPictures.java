package org.clipwright.media.still;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.clipwright.media.input.AnimatedWebp;
import org.clipwright.render.codec.DecodedPicture;
import org.clipwright.render.codec.PictureSource;
import org.clipwright.render.codec.Scaling;
import org.clipwright.sdk.media.Frame;
import org.clipwright.timeline.MediaInfo;

/** Pictures that each cover part of a larger, transparent canvas. One thread at a time. */
public final class PlacedPictures implements PictureSource {

  private final PictureSource parts;
  private final AnimatedWebp.FramePlace place;

  public PlacedPictures(PictureSource parts, AnimatedWebp.FramePlace place) {
    this.parts = parts;
    this.place = place;
  }

  @Override
  public MediaInfo info() {
    return parts.info();
  }

  @Override
  public DecodedPicture picture(long number) {
    return new Placed(parts.picture(number), place);
  }

  @Override
  public void close() {
    parts.close();
  }

  private record Placed(DecodedPicture part, AnimatedWebp.FramePlace place) implements DecodedPicture {

    @Override
    public int width() {
      return place.width();
    }

    @Override
    public int height() {
      return place.height();
    }

    @Override
    public boolean opaque() {
      return false;
    }

    @Override
    public void toFrame(Frame target, Scaling scaling) {
      int left = across(target, place.left());
      int top = down(target, place.top());
      int width = across(target, Math.min(place.width(), place.left() + part.width())) - left;
      int height = down(target, Math.min(place.height(), place.top() + part.height())) - top;
      target.clear();
      if (width <= 0 || height <= 0) {
        return;
      }
      try (Arena arena = Arena.ofConfined()) {
        Frame own = Frame.allocate(arena, width, height);
        part.toFrame(own, scaling);
        copy(own, target, left, top);
      }
    }

    private int across(Frame target, int x) {
      return Math.round((float) x * target.width() / place.width());
    }

    private int down(Frame target, int y) {
      return Math.round((float) y * target.height() / place.height());
    }

    private static void copy(Frame own, Frame target, int left, int top) {
      long row = 4L * own.width();
      for (int y = 0; y < own.height(); y++) {
        long to = 4L * ((long) (top + y) * target.width() + left);
        MemorySegment.copy(own.pixels(), y * row, target.pixels(), to, row);
      }
    }

    @Override
    public void close() {
      part.close();
    }
  }
}
