package org.clipwright.media.heif;

import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_copy_props;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_image_copy_plane;
import static org.bytedeco.ffmpeg.global.avutil.av_image_get_linesize;
import static org.bytedeco.ffmpeg.global.avutil.av_pix_fmt_desc_get;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVPixFmtDescriptor;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.clipwright.media.ffmpeg.AddressPointer;
import org.clipwright.media.ffmpeg.Native;

/**
 * A picture composed of tiles.
 *
 * @param columns number of tiles across
 * @param rows number of tiles down
 * @param width width of the picture
 * @param height height of the picture
 */
record TileGrid(int columns, int rows, int width, int height) {

  /** Parses an item of type {@code grid}. */
  static TileGrid of(ByteBuffer bytes) throws IOException {
    boolean wide = bytes.limit() >= 12 && (bytes.get(1) & 1) != 0;
    if (bytes.limit() < (wide ? 12 : 8)) {
      throw new EOFException("its grid of tiles is incomplete");
    }
    int width = wide ? bytes.getInt(4) : bytes.getShort(4) & 0xFFFF;
    int height = wide ? bytes.getInt(8) : bytes.getShort(6) & 0xFFFF;
    return new TileGrid((bytes.get(3) & 255) + 1, (bytes.get(2) & 255) + 1, width, height);
  }

  int tiles() {
    return columns * rows;
  }

  /** A blank picture for all tiles, in the format of one of them; the caller frees it. */
  AVFrame blank(AVFrame like) throws IOException {
    if (width < 1 || height < 1) {
      throw new EOFException("its picture has no size");
    }
    AVFrame frame = av_frame_alloc();
    frame.format(like.format());
    frame.width(width);
    frame.height(height);
    av_frame_copy_props(frame, like);
    frame.crop_left(0).crop_top(0).crop_right(0).crop_bottom(0);
    Native.check(av_frame_get_buffer(frame, 0), "Not enough memory for a picture");
    for (int i = 0; i < 4 && frame.buf(i) != null; i++) {
      // Tiles may leave part of the picture uncovered.
      Pointer.memset(frame.buf(i).data(), 0, frame.buf(i).size());
    }
    return frame;
  }

  /** Copies the part of a tile that is inside the whole picture to its place, plane by plane. */
  void put(AVFrame tile, int number, AVFrame whole) throws IOException {
    if (tile.format() != whole.format()) {
      throw new EOFException("its tiles are not all of one kind");
    }
    int left = number % columns * tile.width();
    int top = number / columns * tile.height();
    int width = Math.min(tile.width(), whole.width() - left);
    int height = Math.min(tile.height(), whole.height() - top);
    AVPixFmtDescriptor kind = av_pix_fmt_desc_get(tile.format());
    if (left % (1 << kind.log2_chroma_w()) != 0 || top % (1 << kind.log2_chroma_h()) != 0) {
      throw new EOFException("its tiles do not lie on whole colour samples");
    }
    for (int plane = 0; plane < 4 && width > 0 && height > 0 && tile.data(plane) != null; plane++) {
      boolean chroma = plane == 1 || plane == 2;
      int shiftDown = chroma ? kind.log2_chroma_h() : 0;
      int rowBytes = av_image_get_linesize(tile.format(), width, plane);
      long to = (long) (top >> shiftDown) * whole.linesize(plane) + av_image_get_linesize(tile.format(), left, plane);
      BytePointer target = new BytePointer(new AddressPointer(whole.data(plane).address() + to));
      av_image_copy_plane(target, whole.linesize(plane), tile.data(plane), tile.linesize(plane), rowBytes,
          height + (1 << shiftDown) - 1 >> shiftDown);
    }
  }
}
