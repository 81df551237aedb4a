package org.clipwright.media.picture;

import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_JPEG;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_RGBA;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_RGBA64LE;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVJ411P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVJ420P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVJ422P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVJ440P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVJ444P;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.swscale.SWS_ACCURATE_RND;
import static org.bytedeco.ffmpeg.global.swscale.SWS_BICUBIC;
import static org.bytedeco.ffmpeg.global.swscale.SWS_CS_DEFAULT;
import static org.bytedeco.ffmpeg.global.swscale.SWS_FAST_BILINEAR;
import static org.bytedeco.ffmpeg.global.swscale.sws_freeContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_getCoefficients;
import static org.bytedeco.ffmpeg.global.swscale.sws_getContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_scale;
import static org.bytedeco.ffmpeg.global.swscale.sws_setColorspaceDetails;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;
import org.clipwright.media.ffmpeg.AddressPointer;
import org.clipwright.media.ffmpeg.Native;
import org.clipwright.render.codec.MediaException;
import org.clipwright.render.codec.Scaling;
import org.clipwright.render.picture.ColorConversion;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.sdk.media.Frame;

/**
 * Converts and scales decoded pictures with swscale, caching the contexts of the last few conversions. One thread at a
 * time uses it; the lock is for pictures that move between threads.
 *
 * <p>Only the filter's own flag is passed on, as in the original engine: the results are byte-identical to FFmpeg's
 * {@code scale} filter with {@code flags=bicubic}. Pictures that shrink to half or less are rounded accurately unless
 * the original's are wanted: swscale adds up so many rows for each that its quick rounding makes greys darker and
 * tinted, by up to 8 of 255 levels.
 */
public final class PixelConverter implements AutoCloseable {

  private static final int MOST_CONTEXTS = 6;
  private static final int ROUNDED_FROM = 2;
  private static final int UNITY = 1 << 16;
  private static final ValueLayout.OfLong DEEP_PIXEL =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private record Kind(
      int width, int height, int format, int targetWidth, int targetHeight, int targetFormat, int flags, int matrix,
      int range, int targetMatrix) {}

  private final Map<Kind, SwsContext> contexts = new LinkedHashMap<>(16, 0.75f, true);
  private final PointerPointer<Pointer> targetData = new PointerPointer<>(4);
  private final IntPointer targetStride = new IntPointer(4);

  /** Converts to straight RGBA at the frame's size. */
  public synchronized void toRgba(AVFrame source, Frame target, Scaling scaling, Fidelity fidelity) {
    Optional<ColorConversion> colors = colors(source, fidelity);
    if (colors.isPresent()) {
      convertDeeply(source, target, scaling, colors.get());
      return;
    }
    SwsContext context =
        context(source, target.width(), target.height(), AV_PIX_FMT_RGBA, scaling, fidelity, SWS_CS_DEFAULT);
    BytePointer pixels = new BytePointer(new AddressPointer(target.pixels().address()));
    targetData.put(0, pixels);
    targetStride.put(0, target.width() * 4);
    scale(context, source, targetData, targetStride);
  }

  /** Converts to another picture's format and size, and to the matrix that it declares. */
  public synchronized void convert(AVFrame source, AVFrame target, Scaling scaling, Fidelity fidelity) {
    if (colors(source, fidelity).isPresent()) {
      convertByRgba(source, target, scaling);
      return;
    }
    SwsContext context = context(source, target.width(), target.height(), target.format(), scaling, fidelity,
        ColorMatrix.declared(target.colorspace()));
    scale(context, source, target.data(), target.linesize());
  }

  private static Optional<ColorConversion> colors(AVFrame source, Fidelity fidelity) {
    return fidelity == Fidelity.CORRECT ? FilmColors.of(source) : Optional.empty();
  }

  /** Goes through 16 bits per channel, which colours outside sRGB need. */
  private void convertDeeply(AVFrame source, Frame target, Scaling scaling, ColorConversion colors) {
    AVFrame deep = blank(AV_PIX_FMT_RGBA64LE, target.width(), target.height());
    try {
      SwsContext context =
          context(source, target.width(), target.height(), AV_PIX_FMT_RGBA64LE, scaling, Fidelity.CORRECT,
              SWS_CS_DEFAULT);
      scale(context, source, deep.data(), deep.linesize());
      MemorySegment pixels = MemorySegment.ofAddress(deep.data(0).address())
          .reinterpret((long) deep.linesize(0) * target.height());
      int[] row = new int[target.width()];
      for (int y = 0; y < target.height(); y++) {
        convertRow(pixels, (long) y * deep.linesize(0), row, colors);
        target.writeRow(y, row);
      }
    } finally {
      av_frame_free(deep);
    }
  }

  private static void convertRow(MemorySegment pixels, long start, int[] row, ColorConversion colors) {
    long last = 0;
    int converted = colors.color(0, 0, 0);
    for (int x = 0; x < row.length; x++) {
      long pixel = pixels.get(DEEP_PIXEL, start + 8L * x);
      if (pixel != last) {
        last = pixel;
        converted = colors.color((int) pixel & 0xFFFF, (int) (pixel >>> 16) & 0xFFFF, (int) (pixel >>> 32) & 0xFFFF)
            | (int) (pixel >>> 56) << 24;
      }
      row[x] = converted;
    }
  }

  private void convertByRgba(AVFrame source, AVFrame target, Scaling scaling) {
    AVFrame rgba = blank(AV_PIX_FMT_RGBA, target.width(), target.height());
    try (Arena arena = Arena.ofConfined()) {
      Frame frame = Frame.allocate(arena, target.width(), target.height());
      toRgba(source, frame, scaling, Fidelity.CORRECT);
      MemorySegment pixels = MemorySegment.ofAddress(rgba.data(0).address())
          .reinterpret((long) rgba.linesize(0) * target.height());
      for (int y = 0; y < target.height(); y++) {
        MemorySegment.copy(frame.pixels(), 4L * y * target.width(), pixels, (long) y * rgba.linesize(0),
            4L * target.width());
      }
      convert(rgba, target, Scaling.BICUBIC, Fidelity.ORIGINAL);
    } finally {
      av_frame_free(rgba);
    }
  }

  private static AVFrame blank(int format, int width, int height) {
    AVFrame frame = av_frame_alloc();
    frame.format(format);
    frame.width(width);
    frame.height(height);
    Native.check(av_frame_get_buffer(frame, 0), "Not enough memory for a picture");
    return frame;
  }

  private static void scale(SwsContext context, AVFrame source, PointerPointer<?> data, IntPointer strides) {
    int rows = sws_scale(context, source.data(), source.linesize(), 0, source.height(), data, strides);
    if (rows <= 0) {
      throw new MediaException("A picture of " + source.width() + "x" + source.height() + " cannot be converted.");
    }
  }

  private SwsContext context(
      AVFrame source, int width, int height, int format, Scaling scaling, Fidelity fidelity, int targetMatrix) {
    boolean shrinks = !fidelity.original() && source.height() >= ROUNDED_FROM * height;
    int flags = (scaling == Scaling.BICUBIC ? SWS_BICUBIC : SWS_FAST_BILINEAR) | (shrinks ? SWS_ACCURATE_RND : 0);
    int matrix = fidelity.original() ? SWS_CS_DEFAULT : ColorMatrix.of(source);
    int range = isFullRange(source, fidelity) ? 1 : 0;
    Kind kind = new Kind(
        source.width(), source.height(), source.format(), width, height, format, flags, matrix, range, targetMatrix);
    SwsContext known = contexts.get(kind);
    if (known != null) {
      return known;
    }
    if (contexts.size() >= MOST_CONTEXTS) {
      Map.Entry<Kind, SwsContext> eldest = contexts.entrySet().iterator().next();
      sws_freeContext(eldest.getValue());
      contexts.remove(eldest.getKey());
    }
    SwsContext context = open(kind);
    contexts.put(kind, context);
    return context;
  }

  private static SwsContext open(Kind kind) {
    SwsContext context = sws_getContext(kind.width, kind.height, kind.format, kind.targetWidth, kind.targetHeight,
        kind.targetFormat, kind.flags, null, null, (DoublePointer) null);
    if (context == null) {
      throw new MediaException(
          "Pictures of " + kind.width + "x" + kind.height + " cannot be scaled to " + kind.targetWidth + "x"
              + kind.targetHeight + ".");
    }
    if (kind.matrix != SWS_CS_DEFAULT || kind.targetMatrix != SWS_CS_DEFAULT || kind.range == 1) {
      sws_setColorspaceDetails(context, sws_getCoefficients(kind.matrix), kind.range,
          sws_getCoefficients(kind.targetMatrix), 0, 0, UNITY, UNITY);
    }
    return context;
  }

  /**
   * Whether a picture's colours are coded differently from those of a file that is written.
   *
   * @param written the matrix that the file declares
   */
  public static boolean changesColors(AVFrame source, int written, Fidelity fidelity) {
    boolean otherMatrix = fidelity == Fidelity.CORRECT && ColorMatrix.of(source) != ColorMatrix.declared(written);
    return otherMatrix || isFullRange(source, fidelity) || colors(source, fidelity).isPresent();
  }

  private static boolean isFullRange(AVFrame source, Fidelity fidelity) {
    return switch (source.format()) {
      case AV_PIX_FMT_YUVJ420P, AV_PIX_FMT_YUVJ422P, AV_PIX_FMT_YUVJ444P, AV_PIX_FMT_YUVJ440P, AV_PIX_FMT_YUVJ411P ->
          true;
      default -> fidelity == Fidelity.CORRECT && source.color_range() == AVCOL_RANGE_JPEG;
    };
  }

  @Override
  public synchronized void close() {
    contexts.values().forEach(org.bytedeco.ffmpeg.global.swscale::sws_freeContext);
    contexts.clear();
    targetData.close();
    targetStride.close();
  }
}
